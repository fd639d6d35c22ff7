import { useEffect } from 'react';
import type { Label } from '../../../shared/contracts/fields.ts';
import { createStore } from './store.ts';

export interface PageAction {
  key: string;
  label: Label;
  run: () => void;
}

/** What can be done on the page that is open: the palette offers it first. */
export const pageActions = createStore<readonly PageAction[]>([]);

export function usePageActions(actions: readonly PageAction[]): void {
  useEffect(() => {
    pageActions.set(actions);
    return () => pageActions.set([]);
  });
}

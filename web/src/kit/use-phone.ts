import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 768px)');

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/** Whether the page is as narrow as a phone: one column, actions at the bottom. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);

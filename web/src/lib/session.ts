import type * as z from 'zod';
import type { me, signIn } from '../../../shared/contracts/account/operations.ts';
import { createStore, useStore } from './store.ts';

export type Me = z.infer<(typeof me)['output']>;
export type CompanyEntry = z.infer<(typeof signIn)['output']>['companies'][number];

/** undefined until it is known; null when nobody is signed in. */
export const session = createStore<Me | null | undefined>(undefined);

export const useSession = (): Me | null | undefined => useStore(session);

/** What the company has settled for all its documents. */
export interface CompanySettings {
  name: string;
  currency: string;
  timeZone: string;
  locale: 'en' | 'zh-CN';
  pricesIncludeTax: boolean;
  costingMethod: string;
}

export const company = createStore<CompanySettings | undefined>(undefined);
export const useCompany = (): CompanySettings | undefined => useStore(company);

const channel = new BroadcastChannel('tandem.session');

/** Other tabs share the cookie: one that shows another company must not go on with it. */
export function announceCompany(tenantId: string | undefined): void {
  channel.postMessage({ tenantId });
}

channel.onmessage = ({ data }: MessageEvent<{ tenantId?: string }>) => {
  const mine = session.get()?.tenantId;
  if (mine !== undefined && data.tenantId !== mine) window.location.assign('/');
};

/** Whether the member's roles grant a permission, as the server decides it. */
export function mayDo(permission: string | undefined, who = session.get()): boolean {
  if (permission === undefined) return true;
  const granted = who?.member?.permissions;
  if (!granted) return false;
  const [noun, verb] = permission.split('.');
  return [permission, `${noun}.*`, `*.${verb}`, '*'].some((one) => one in granted);
}

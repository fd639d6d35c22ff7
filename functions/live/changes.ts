import { createLive, type Live } from './live-runtime.ts';
import { sendChanges, type TenantChanges } from './send-changes.ts';

/** Woken by the relay, which alone may: what it says of a tenant is believed. */
export function liveChanges(makeLive: () => Live = createLive) {
  let live: Live | undefined;
  return async (told: TenantChanges): Promise<void> => {
    live ??= makeLive();
    await sendChanges(live, told);
  };
}

export const handler = liveChanges();

import { language } from './language.ts';
import { session } from './session.ts';
import { createStore } from './store.ts';

/** Set while the session has ended and the person has to sign in again to go on. */
export const signInWanted = createStore<(() => void) | undefined>(undefined);

let renewing: Promise<void> | undefined;

/** Renews the session, once for all who ask; if that fails, waits for the person to sign in. */
export function renewSession(askPerson: boolean): Promise<void> {
  renewing ??= (askPerson ? Promise.resolve(false) : refreshed())
    .then((ok) => (ok ? undefined : untilSignedIn()))
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
}

/** Whether the browser still holds a session that can be renewed for its company. */
export async function refreshed(tenantId = session.get()?.tenantId): Promise<boolean> {
  const response = await fetch('/api/account/sessions/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language() },
    credentials: 'same-origin',
    body: JSON.stringify(tenantId === undefined ? {} : { tenantId }),
  });
  return response.ok;
}

function untilSignedIn(): Promise<void> {
  return new Promise((resolve) => {
    signInWanted.set(() => {
      signInWanted.set(undefined);
      resolve();
    });
  });
}

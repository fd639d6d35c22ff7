import type { Guard } from '../../platform/guard.ts';
import { hashOf } from '../../platform/hashing.ts';
import type { Key } from '../../platform/keys.ts';
import type { Store } from '../../platform/store.ts';
import { leadExists } from '../domain/errors.ts';
import { phoneKey } from '../domain/phone-key.ts';

/** The number itself must not stand in a key, which nobody could erase: a tenant's hash does. */
const keyOf = (tenantId: string, phone: string): Key => ({
  pk: `leadPhone#${hashOf([tenantId, phoneKey(phone)])}`,
  sk: 'lead',
});

/** The lead in hand or in a pool that has this number. */
export async function leadWithPhone(
  store: Store,
  tenantId: string,
  phone: string,
): Promise<string | undefined> {
  const [item] = await store.items([keyOf(tenantId, phone)]);
  return item?.leadId as string | undefined;
}

/** Nobody else's lead may have this number, also if two are typed in at once. */
export const takePhone = (tenantId: string, phone: string, leadId: string): Guard => ({
  key: keyOf(tenantId, phone),
  absent: true,
  set: { leadId },
  refusal: leadExists({ by: 'followed by somebody' }, '/phone'),
});

/** The number is free for a new lead. */
export const freePhone = (tenantId: string, phone: string): Guard => ({
  key: keyOf(tenantId, phone),
  remove: true,
  refusal: leadExists({ by: 'followed by somebody' }, '/phone'),
});

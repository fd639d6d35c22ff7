import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Guard } from '../../platform/guard.ts';
import type { Key } from '../../platform/keys.ts';
import type { Store } from '../../platform/store.ts';
import type { Returned } from '../domain/claim-rules.ts';
import { customerTaken } from '../domain/errors.ts';

const keyOf = (customerId: string): Key => ({ pk: `customerReturn#${customerId}`, sk: 'last' });

/** Who put the customer back into the pool last. */
export async function lastReturn(store: Store, customerId: string): Promise<Returned> {
  const [item] = await store.items([keyOf(customerId)]);
  if (!item) return {};
  return { returnedBy: String(item['by']), returnedOn: String(item['on']) };
}

/** Remembers who puts it back, so that others have their turn. */
export const rememberReturn = (customerId: string, by: string, on: BusinessDate): Guard => ({
  key: keyOf(customerId),
  set: { by, on },
  refusal: customerTaken(),
});

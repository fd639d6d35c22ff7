import type { Decimal } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Guard } from '../../platform/guard.ts';
import type { Key } from '../../platform/keys.ts';
import { alreadyOpened } from '../domain/inventory-errors.ts';

/** What an import brought in, so that the same row again changes nothing. */
export interface Opened {
  itemId: string;
  warehouseId: string;
  lot?: string | undefined;
  serial?: string | undefined;
}

export const markText = ({ itemId, warehouseId, lot = '', serial = '' }: Opened): string =>
  JSON.stringify([itemId, warehouseId, lot, serial]);

const markKey = (opened: Opened): Key => ({
  pk: `item#${opened.itemId}`,
  sk: `opening#${markText(opened)}`,
});

export const markOpened = (
  opened: Opened,
  { quantity, value }: { quantity: Decimal; value: Decimal },
): Guard => ({
  key: markKey(opened),
  absent: true,
  set: { quantity, value },
  refusal: alreadyOpened({ quantity, value }, '/quantity'),
});

/** A reversal makes room for the row to be imported once more. */
export const unmarkOpened = (opened: Opened): Guard => ({
  key: markKey(opened),
  remove: true,
  refusal: alreadyOpened({ quantity: '0', value: '0' }),
});

/** What was imported for these rows before; undefined where nothing was. */
export async function openedBefore(
  ctx: Ctx,
  rows: readonly Opened[],
): Promise<({ quantity: string; value: string } | undefined)[]> {
  const stored = await ctx.store.items(rows.map(markKey));
  return stored.map(
    (one) => one && { quantity: String(one['quantity']), value: String(one['value']) },
  );
}

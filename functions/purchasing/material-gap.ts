import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { add, type Decimal, isPositive, max, min, sub } from '../../shared/kernel/decimal.ts';
import { requirement } from '../../shared/kernel/requirement.ts';
import { bomsOn, engineeringSettingsOf, linesOn } from '../engineering/queries.ts';
import { availability } from '../inventory/queries.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';

/** So much is wanted by a day, in the item's unit. */
export interface Want {
  itemId: string;
  quantity: Decimal;
  neededOn: string;
}

export interface Gap extends Want {
  goods: Doc<typeof item>;
}

const MAX_LEVELS = 20;

/**
 * What has to be bought so that the wants can be met: what is made is taken apart level by level,
 * and every part takes what is free in nettable warehouses first. The wants themselves are short
 * already. Parts are needed on the day of what they go into.
 */
export async function materialGap(ctx: Ctx, wants: readonly Want[]): Promise<Gap[]> {
  const { lossMode } = await engineeringSettingsOf(ctx);
  const free = new Map<string, Decimal>();
  const gaps = new Map<string, Gap>();
  let level = merged(wants);
  for (let depth = 0; level.length > 0 && depth < MAX_LEVELS; depth += 1) {
    const ids = level.map(({ itemId }) => itemId);
    const items = await itemsById(ctx, ids);
    const boms = await bomsOn(ctx, ids, ctx.today);
    const parts: Want[] = [];
    for (const want of level) {
      const goods = items.get(want.itemId) as Doc<typeof item>;
      const bom = boms.get(want.itemId);
      if (!bom) {
        if (!goods.make && goods.stocked) gaps.set(want.itemId, plus(gaps, want, goods));
        continue;
      }
      for (const line of linesOn(bom, ctx.today)) {
        const needed = { ...line, fixed: line.fixedQuantity, per: bom.outputQuantity, lossMode };
        const wanted = { ...needed, yield: bom.yield, for: want.quantity };
        parts.push({ ...want, itemId: line.itemId, quantity: requirement(wanted, 6) });
      }
    }
    level = await netted(ctx, merged(parts), free);
  }
  return [...gaps.values()];
}

const plus = (gaps: ReadonlyMap<string, Gap>, want: Want, goods: Doc<typeof item>): Gap => ({
  ...want,
  quantity: add(gaps.get(want.itemId)?.quantity ?? '0', want.quantity),
  goods,
});

/** One want per item: the sum, by the earliest day. */
function merged(wants: readonly Want[]): Want[] {
  const sums = new Map<string, Want>();
  for (const want of wants) {
    const known = sums.get(want.itemId) ?? { ...want, quantity: '0' };
    const [neededOn = want.neededOn] = [known.neededOn, want.neededOn].sort();
    sums.set(want.itemId, { ...want, neededOn, quantity: add(known.quantity, want.quantity) });
  }
  return [...sums.values()].filter(({ quantity }) => isPositive(quantity));
}

/** What free stock does not cover; what one level takes the next does not find. */
async function netted(
  ctx: Ctx,
  wants: readonly Want[],
  free: Map<string, Decimal>,
): Promise<Want[]> {
  const fresh = wants.map(({ itemId }) => itemId).filter((id) => !free.has(id));
  for (const [id, { available }] of await availability(ctx, fresh)) {
    free.set(id, max('0', available));
  }
  return wants.flatMap((want) => {
    const there = free.get(want.itemId) ?? '0';
    const taken = min(there, want.quantity);
    free.set(want.itemId, sub(there, taken));
    const quantity = sub(want.quantity, taken);
    return isPositive(quantity) ? [{ ...want, quantity }] : [];
  });
}

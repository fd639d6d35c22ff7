import type { BusinessDate } from '../../shared/kernel/date.ts';
import { usableOn } from '../../shared/kernel/lead-time.ts';
import type { Ctx } from '../platform/context.ts';
import type { KitBom, KitOptions, KitQuestion, KitSupply } from './domain/kitting/kit-order.ts';
import type { PromiseRows } from './reports/promise-rows.ts';
import { promiseRows } from './reports/promise-rows.ts';

export type KitFacts = Omit<KitQuestion, 'orders' | 'options'>;

/** What lies there unreserved and what is to come, of some items and of what they are made of. */
export async function kitFactsOf(
  ctx: Ctx,
  itemIds: readonly string[],
  warehouseId?: string,
): Promise<KitFacts> {
  const { today } = ctx;
  const asked = { today, itemIds, orderIds: [], orders: 'named' as const, warehouseId };
  return factsIn(await ctx.reads.report(promiseRows, asked), today);
}

/** The same in rows that are known. */
export const factsIn = (rows: PromiseRows, today: BusinessDate): KitFacts => ({
  today,
  lossMode: rows.rules.lossMode,
  supplies: suppliesOf(rows, today),
  boms: bomsOf(rows),
});

/**
 * What lies there and what comes for anybody, on the day that it can be used; what is made for a
 * line of a sales order stands under the name of the line.
 */
function suppliesOf(
  { free, supplies, items, calendars, rules: { calendar } }: PromiseRows,
  today: BusinessDate,
): KitSupply[] {
  const known = new Map(items.map((item) => [item.id, item]));
  const shown = supplies.filter(
    ({ madeFor }) => madeFor === undefined || madeFor.startsWith('salesOrder '),
  );
  return [
    ...free.map(({ itemId, quantity }) => ({ itemId, quantity })),
    ...shown.map(({ itemId, quantity, date, madeFor, inspected }) => {
      const rule = known.get(itemId);
      return {
        itemId: madeFor ?? itemId,
        quantity,
        date:
          rule && !inspected
            ? usableOn(date, today, rule, calendars[rule.calendarId ?? ''] ?? calendar)
            : date,
      };
    }),
  ];
}

function bomsOf({ components, items }: PromiseRows): KitBom[] {
  const decimals = new Map(items.map((item) => [item.id, item.decimals]));
  const boms = new Map<string, KitBom & { components: KitBom['components'][number][] }>();
  for (const line of components) {
    const { productId, outputQuantity, yield: yielded } = line;
    const known = boms.get(productId) ?? {
      itemId: productId,
      decimals: decimals.get(productId) ?? 0,
      outputQuantity,
      yield: yielded,
      components: [],
    };
    known.components.push({ ...line, decimals: decimals.get(line.itemId) ?? 0 });
    boms.set(productId, known);
  }
  return [...boms.values()];
}

type Chosen = { readonly [K in keyof KitOptions]?: KitOptions[K] | undefined };

/** What is not chosen: all materials, no substitutes, stock only, whole kits, by start. */
export const kitOptions = (chosen: Chosen): KitOptions => ({
  scope: chosen.scope ?? 'all',
  substitutes: chosen.substitutes ?? 'ignore',
  supply: chosen.supply ?? 'stock',
  allocation: chosen.allocation ?? 'kitOnly',
  sequence: chosen.sequence ?? 'start',
  multiLevel: chosen.multiLevel ?? false,
});

export const MAX_KIT_ORDERS = 1_000;

/** Ids that a person listed, separated by commas. */
export const listedIds = (text: string | undefined): string[] | undefined =>
  text
    ?.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');

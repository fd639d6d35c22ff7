import type { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { add, max, sub, sum } from '../../shared/kernel/decimal.ts';
import { engineeringSettingsOf } from '../engineering/queries.ts';
import { claimsOf, placeText, usableBalances } from '../inventory/queries.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import type { KitLine, KitOptions, KitOrder, KitQuestion } from './domain/kitting/kit-order.ts';

type Order = Doc<typeof workOrder>;
type Held = Awaited<ReturnType<typeof claimsOf>>[number];

/**
 * The orders and the shelves that their material is issued from, read consistently. An item on
 * another shelf is another item here. What the orders hold softly is thrown back into the pool.
 */
export async function shelvesFor(
  ctx: Ctx,
  orders: readonly Order[],
  options: KitOptions,
): Promise<{ question: KitQuestion; shelves: number }> {
  const materials = orders.flatMap((order) => order.materials);
  const places = [...new Map(materials.map((one) => [placeText(one), one])).values()];
  const [balances, warehouses, items, { lossMode }, held] = await Promise.all([
    usableBalances(
      ctx,
      places.map(({ itemId, warehouseId }) => ({ itemId, warehouseId })),
    ),
    ctx.store.findMany(warehouse, [...new Set(places.map(({ warehouseId }) => warehouseId))]),
    itemsById(ctx, [...new Set([...materials, ...orders].map(({ itemId }) => itemId))]),
    engineeringSettingsOf(ctx),
    Promise.all(orders.map(({ id }) => claimsOf(ctx, id))),
  ]);
  const soft = held.flat().filter(({ kind }) => kind === 'soft');
  const supplies = places.map((place) => {
    const at = warehouses.get(place.warehouseId);
    const usable = at?.nettable === true && at.kind !== 'customerOwned';
    const mine = soft.filter((one) => placeText(one) === placeText(place));
    const free = balances.get(placeText(place))?.available ?? '0';
    const quantity = usable ? add(free, sum(mine.map((one) => one.quantity))) : '0';
    return { itemId: placeText(place), quantity };
  });
  const kitOrders = orders.map((order, index) => {
    const decimalsOf = (itemId: string) => items.get(itemId)?.decimals ?? 0;
    const flagsOf = (itemId: string) => items.get(itemId);
    return kitOrderOf(order, held[index] ?? [], decimalsOf, flagsOf);
  });
  const question: KitQuestion = {
    today: ctx.today,
    lossMode,
    orders: kitOrders,
    supplies,
    boms: [],
    options,
  };
  return { question, shelves: places.length };
}

type Flags = { backflush?: boolean | undefined; keyItem?: boolean | undefined } | undefined;

function kitOrderOf(
  order: Order,
  held: readonly Held[],
  decimalsOf: (itemId: string) => number,
  flagsOf: (itemId: string) => Flags,
): KitOrder {
  const { id, number, itemId, quantity, startOn, dueOn, priority = 500 } = order;
  return {
    ...{ id, number, itemId, quantity, startOn, dueOn, priority },
    done: max(order.received, add(order.good, order.scrapped)),
    decimals: decimalsOf(itemId),
    value: '0',
    lines: order.materials.map((line): KitLine => {
      const own = held.filter(({ sourceLine }) => sourceLine === String(line.lineNo));
      const hard = own.filter(({ kind }) => kind === 'hard');
      return {
        position: line.lineNo,
        itemId: placeText(line),
        decimals: decimalsOf(line.itemId),
        required: line.required,
        fixed: line.fixed ?? '0',
        issued: max('0', sub(line.issued, add(line.returned, line.scrapped))),
        reserved: sum(hard.map((one) => one.quantity)),
        backflush: line.backflush ?? flagsOf(line.itemId)?.backflush ?? false,
        keyItem: flagsOf(line.itemId)?.keyItem ?? false,
        alternates: [],
      };
    }),
  };
}

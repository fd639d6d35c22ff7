import { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { AppError } from '../../shared/kernel/errors.ts';
import type { Ctx } from '../platform/context.ts';
import { needAll } from '../platform/entity.ts';

export interface ItemWish {
  itemId: string;
}

/** Where the wishes for lines of an order stand: in the order, and in the request. */
export interface Placing {
  numberOf?: (index: number) => number;
  pointerOf?: (index: number) => string;
  /** Lines that stand already may go on although their item is out of use by now. */
  known?: (index: number) => boolean;
}

export interface PlacedLine<W extends ItemWish> {
  goods: Doc<typeof item>;
  wish: W;
  lineNo: number;
  pointer: string;
}

/**
 * Wishes for lines with their items, numbers and places in the request. `assertUsable` refuses an
 * item that may not be on a new line. Throws 404 at the pointer of an unknown item.
 */
export async function placeLines<W extends ItemWish>(
  ctx: Ctx,
  wishes: readonly W[],
  placing: Placing,
  assertUsable: (goods: Doc<typeof item>, pointer: string) => void,
): Promise<PlacedLine<W>[]> {
  const {
    numberOf = (index) => index + 1,
    pointerOf = (index) => `/lines/${index}`,
    known = () => false,
  } = placing;
  const ids = wishes.map(({ itemId }) => itemId);
  const items = await needAll(ctx, item, ids, (id) => `${pointerOf(ids.indexOf(id))}/itemId`);
  return wishes.map((wish, index) => {
    const goods = items.get(wish.itemId) as Doc<typeof item>;
    const pointer = pointerOf(index);
    if (!known(index)) assertUsable(goods, `${pointer}/itemId`);
    return { goods, wish, lineNo: numberOf(index), pointer };
  });
}

interface LineChange {
  lineNo?: number | undefined;
  remove?: boolean | undefined;
  itemId?: string | undefined;
  quantity?: string | undefined;
}

type Wish<C extends LineChange> = Omit<C, 'lineNo' | 'remove' | 'itemId' | 'quantity'> & {
  itemId: string;
  quantity: string;
};

/**
 * The changes of an order that name no line of it are wishes for new ones, which follow its last.
 * Throws `incomplete` at the item or the quantity that one of them lacks.
 */
export function newWishes<C extends LineChange>(
  lines: readonly { lineNo: number }[],
  changes: readonly C[],
  incomplete: (params: Record<string, unknown>, pointer: string) => AppError,
): { wishes: Wish<C>[]; placing: Placing } {
  const found = changes.flatMap((change, index) => {
    const { lineNo, remove: _, itemId, quantity, ...wish } = change;
    if (lineNo !== undefined) return [];
    if (itemId === undefined) throw incomplete({}, `/lines/${index}/itemId`);
    if (quantity === undefined) throw incomplete({}, `/lines/${index}/quantity`);
    return [{ wish: { ...wish, itemId, quantity }, index }];
  });
  const last = Math.max(0, ...lines.map(({ lineNo }) => lineNo));
  return {
    wishes: found.map(({ wish }) => wish),
    placing: {
      numberOf: (index) => last + index + 1,
      pointerOf: (index) => `/lines/${found[index]?.index}`,
    },
  };
}

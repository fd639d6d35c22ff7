import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { type Decimal, mul } from '../../shared/kernel/decimal.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { roundMoney } from '../../shared/kernel/money.ts';
import { inItemUnit, itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { costMissing, itemNotStocked, lotMissing } from './domain/inventory-errors.ts';

/** A line as people enter it: counted in any unit that converts to the item's. */
export interface EnteredLine {
  itemId: string;
  quantity: Decimal;
  unitId?: string | undefined;
  lot?: string | undefined;
  serial?: string | undefined;
}

export interface CostedLine extends EnteredLine {
  /** Of one unit as counted in. */
  unitCost?: Decimal | undefined;
  /** Of the whole line; wins over unitCost. */
  value?: Decimal | undefined;
}

export interface ReadLine {
  sourceLine: string;
  itemId: string;
  quantity: Decimal;
  lot?: string;
  serial?: string;
  pointer: string;
}

/** Blames the input field for what a rule without sight of the input refuses. */
async function blaming<T>(pointer: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, status, message, params, errors } = error;
    throw new AppError({ code, status, message, params, errors, pointer, cause: error });
  }
}

/**
 * The lines in the items' own units. A unit that does not convert is refused, never multiplied.
 * Throws 422 at the line.
 */
export async function readLines(ctx: Ctx, entered: readonly EnteredLine[]): Promise<ReadLine[]> {
  const indexOf = (id: string) => entered.findIndex(({ itemId }) => itemId === id);
  const ids = entered.map(({ itemId }) => itemId);
  const items = await itemsById(ctx, ids, (id) => `/lines/${indexOf(id)}/itemId`);
  const lines: ReadLine[] = [];
  for (const [index, line] of entered.entries()) {
    const known = items.get(line.itemId) as Doc<typeof item>;
    const pointer = `/lines/${index}`;
    if (!known.stocked) throw itemNotStocked({ item: known.code }, `${pointer}/itemId`);
    if (known.trackLots && line.lot === undefined) {
      throw lotMissing({ item: known.code }, `${pointer}/lot`);
    }
    const unitId = line.unitId ?? known.unitId;
    const quantity = await blaming(`${pointer}/unitId`, () =>
      inItemUnit(ctx, known, line.quantity, unitId),
    );
    lines.push({
      sourceLine: String(index + 1),
      itemId: line.itemId,
      quantity,
      ...(line.lot !== undefined && { lot: line.lot }),
      ...(line.serial !== undefined && { serial: line.serial }),
      pointer,
    });
  }
  return lines;
}

/** What a line is worth, from what was entered; zero must be said, not left out. */
export function lineValue(ctx: Ctx, { quantity, unitCost, value }: CostedLine, pointer: string) {
  if (value !== undefined) return roundMoney(value, ctx.company.currency);
  if (unitCost === undefined) throw costMissing({}, `${pointer}/unitCost`);
  return roundMoney(mul(quantity, unitCost), ctx.company.currency);
}

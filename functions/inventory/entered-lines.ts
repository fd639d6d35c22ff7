import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { add, type Decimal, mul, round } from '../../shared/kernel/decimal.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { roundMoney } from '../../shared/kernel/money.ts';
import { inItemUnit, itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import {
  costMissing,
  itemNotStocked,
  lotMissing,
  tooManyDecimals,
} from './domain/inventory-errors.ts';

/** A line as people enter it: counted in any unit that converts to the item's. */
export interface EnteredLine {
  itemId: string;
  quantity: Decimal;
  unitId?: string | undefined;
  lot?: string | undefined;
  /** Of what comes in. */
  expiresOn?: string | undefined;
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
  expiresOn?: string;
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

type Item = Doc<typeof item>;

/**
 * A line in the item's own unit. A unit that does not convert is refused, never multiplied; so is
 * what the item is not counted in. Throws 422 at a field under `pointer`.
 */
export async function readLine(
  ctx: Ctx,
  known: Item,
  line: EnteredLine,
  pointer: string,
): Promise<Omit<ReadLine, 'sourceLine'>> {
  const { code, decimals, stocked, trackLots, unitId: own } = known;
  if (!stocked) throw itemNotStocked({ item: code }, `${pointer}/itemId`);
  if (trackLots && line.lot === undefined) throw lotMissing({ item: code }, `${pointer}/lot`);
  const quantity = await blaming(`${pointer}/unitId`, () =>
    inItemUnit(ctx, known, line.quantity, line.unitId ?? own),
  );
  if (round(quantity, decimals) !== add(quantity)) {
    throw tooManyDecimals({ item: code, decimals, quantity }, `${pointer}/quantity`);
  }
  return {
    itemId: line.itemId,
    quantity,
    ...(line.lot !== undefined && { lot: line.lot }),
    ...(line.expiresOn !== undefined && { expiresOn: line.expiresOn }),
    ...(line.serial !== undefined && { serial: line.serial }),
    pointer,
  };
}

/** The lines of a command, numbered from one. */
export async function readLines(ctx: Ctx, entered: readonly EnteredLine[]): Promise<ReadLine[]> {
  const ids = entered.map(({ itemId }) => itemId);
  const items = await itemsById(ctx, ids, (id) => `/lines/${ids.indexOf(id)}/itemId`);
  const lines: ReadLine[] = [];
  for (const [index, line] of entered.entries()) {
    const known = items.get(line.itemId) as Item;
    const read = await readLine(ctx, known, line, `/lines/${index}`);
    lines.push({ sourceLine: String(index + 1), ...read });
  }
  return lines;
}

/** What a line is worth, from what was entered; zero must be said, not left out. */
export function lineValue(ctx: Ctx, { quantity, unitCost, value }: CostedLine, pointer: string) {
  if (value !== undefined) return roundMoney(value, ctx.company.currency);
  if (unitCost === undefined) throw costMissing({}, `${pointer}/unitCost`);
  return roundMoney(mul(quantity, unitCost), ctx.company.currency);
}

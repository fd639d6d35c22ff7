import { type BusinessDate, laterOf } from '../../../../shared/kernel/date.ts';
import {
  add,
  type Decimal,
  div,
  gte,
  isPositive,
  max,
  min,
  mul,
  sub,
  sum,
} from '../../../../shared/kernel/decimal.ts';
import { coveredOn, draw, standInFor, type Wish } from './draw-supply.ts';
import type { KitAnswer, KitLine, KitLineAnswer, KitOptions, KitOrder } from './kit-order.ts';
import { largest, type MakeParts } from './make-parts.ts';
import type { SupplyPool } from './supply-pool.ts';

const RATE_PLACES = 6;

/** What all orders of one analysis share: the pool that they use up in turn. */
export interface KitRun {
  pool: SupplyPool;
  today: BusinessDate;
  options: KitOptions;
  makeParts: MakeParts | undefined;
}

/** An order with what does not change however often it is tried. */
export interface Prepared {
  order: KitOrder;
  lines: { line: KitLine; wish: Wish; need: Decimal }[];
  open: Decimal;
  until: BusinessDate;
}

export function prepare(
  order: KitOrder,
  { options, today }: Pick<KitRun, 'options' | 'today'>,
): Prepared {
  const lines = order.lines
    .filter((line) => inScope(line, options.scope))
    .map((line) => {
      const need = max('0', sub(line.required, line.issued));
      const alternates =
        options.substitutes === 'ignore'
          ? []
          : line.alternates.toSorted((a, b) => a.priority - b.priority);
      const { itemId, decimals, reserved: own } = line;
      return { line, need, wish: { itemId, decimals, quantity: need, own, alternates } };
    });
  const open = max('0', sub(order.quantity, order.done));
  return { order, lines, open, until: laterOf(order.startOn, today) };
}

const inScope = (line: KitLine, scope: KitOptions['scope']): boolean =>
  scope === 'all' || (scope === 'keyItems' ? line.keyItem : !line.backflush);

/** What so many finished pieces need of a line's item, rounded up over the whole. */
function requiredFor(line: KitLine, order: KitOrder, pieces: Decimal): Decimal {
  if (!isPositive(pieces)) return '0';
  const variable = mul(sub(line.required, line.fixed), pieces);
  const whole = add(variable, mul(line.fixed, order.quantity));
  return min(line.required, div(whole, order.quantity, line.decimals, 'ceil'));
}

/** What the order needs in all of a line's item once so many more sets are done. */
export const startedRequirement = (line: KitLine, order: KitOrder, sets: Decimal): Decimal =>
  isPositive(sets) ? requiredFor(line, order, add(order.done, sets)) : '0';

/**
 * The sets that a line allows on its own: floor((available + issued − used for what is done −
 * fixed) ÷ per unit), to the decimals of the product.
 */
function setsOf({ line, wish }: Prepared['lines'][number], prepared: Prepared, run: KitRun) {
  const { order, until, open } = prepared;
  const variable = sub(line.required, line.fixed);
  const available = sum([
    wish.own,
    run.pool.available(wish.itemId, until),
    ...wish.alternates.map(({ itemId, ratio }) =>
      standInFor(run.pool.available(itemId, until), ratio, line.decimals),
    ),
  ]);
  const usable = sub(add(available, line.issued), line.fixed);
  if (!isPositive(variable)) return gte(usable, '0') ? open : '0';
  const total = div(mul(usable, order.quantity), variable, order.decimals, 'floor');
  return max('0', sub(total, order.done));
}

/** Takes what `sets` more pieces need; false if something is missing. */
function consume(sets: Decimal, { order, lines, until }: Prepared, run: KitRun): boolean {
  if (!isPositive(sets)) return true;
  const pieces = add(order.done, sets);
  let complete = true;
  for (const { line, wish } of lines) {
    const quantity = max('0', sub(requiredFor(line, order, pieces), line.issued));
    const { covered } = draw(run.pool, { ...wish, quantity }, until, run.makeParts);
    if (!gte(covered, quantity)) complete = false;
  }
  return complete;
}

/** Whether two lines may want the same thing: then what each allows alone is too much together. */
function linesCompete(lines: Prepared['lines']): boolean {
  const wanted = lines.flatMap(({ wish }) => [
    wish.itemId,
    ...wish.alternates.map(({ itemId }) => itemId),
  ]);
  return new Set(wanted).size < wanted.length;
}

function kitQuantityOf(prepared: Prepared, sets: readonly Decimal[], run: KitRun): Decimal {
  const { open, order, lines } = prepared;
  const most = run.makeParts ? open : sets.reduce((least, one) => min(least, one), open);
  if (!run.makeParts && !linesCompete(lines)) return most;
  return largest(most, order.decimals, (quantity) => {
    const mark = run.pool.mark();
    const possible = consume(quantity, prepared, run);
    run.pool.rollback(mark);
    return possible;
  });
}

/** What an order in its turn takes away from those after it. */
function claim(kitQuantity: Decimal, prepared: Prepared, run: KitRun): void {
  if (run.options.allocation === 'kitOnly') consume(kitQuantity, prepared, run);
  else drawAll(prepared, run);
}

const drawAll = ({ lines, until }: Prepared, { pool, makeParts }: KitRun) =>
  lines.map(({ wish }) => draw(pool, wish, until, makeParts));

/** Only how much can be completed, for trying sequences out. It is taken. */
export function takeKit(prepared: Prepared, run: KitRun): Decimal {
  const sets = prepared.lines.map((line) => setsOf(line, prepared, run));
  const kitQuantity = kitQuantityOf(prepared, sets, run);
  claim(kitQuantity, prepared, run);
  return kitQuantity;
}

/** What an order with so many sets takes of the items that its lines name. */
export function takenBy(
  kitQuantity: Decimal,
  { order, lines }: Prepared,
  { options }: KitRun,
): { itemId: string; quantity: Decimal }[] {
  const pieces = add(order.done, kitQuantity);
  return lines.map(({ line, need }) => ({
    itemId: line.itemId,
    quantity:
      options.allocation === 'fullClaim'
        ? need
        : max('0', sub(requiredFor(line, order, pieces), line.issued)),
  }));
}

/** One order in its turn. What it takes is gone for those after it. */
export function kitOrder(order: KitOrder, run: KitRun, dates: SupplyPool): KitAnswer {
  const prepared = prepare(order, run);
  const { lines, open } = prepared;
  const sets = lines.map((line) => setsOf(line, prepared, run));
  const kitQuantity = kitQuantityOf(prepared, sets, run);

  const mark = run.pool.mark();
  const drawn = drawAll(prepared, run);
  run.pool.rollback(mark);
  claim(kitQuantity, prepared, run);
  const answers = lines.map(({ line, wish, need }, index): KitLineAnswer => {
    const { covered, substitutes } = drawn[index] as (typeof drawn)[number];
    return {
      position: line.position,
      itemId: line.itemId,
      need,
      available: covered,
      shortage: sub(need, covered),
      substitutes,
      sets: min(open, sets[index] as Decimal),
      completeOn: coveredOn(dates, wish, run.today),
    };
  });
  return {
    id: order.id,
    number: order.number,
    openQuantity: open,
    kitQuantity,
    kitRate: isPositive(open) ? div(kitQuantity, open, RATE_PLACES, 'floor') : '1',
    complete: gte(kitQuantity, open),
    fullKitOn: latest(answers, run.today),
    lines: answers,
  };
}

const latest = (lines: readonly KitLineAnswer[], today: BusinessDate): BusinessDate | null =>
  lines.reduce<BusinessDate | null>(
    (last, { completeOn }) =>
      last === null || completeOn === null ? null : laterOf(completeOn, last),
    today,
  );

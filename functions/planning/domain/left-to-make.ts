import { add, type Decimal, gt, max, min, sub } from '../../../shared/kernel/decimal.ts';

/** What part of an order's output is meant for. */
export interface OutputPeg {
  /** The line of a sales order that still wants something, by the key of its need; else absent. */
  line?: string;
  quantity: Decimal;
  /** Hard pegs take their part of what comes whether the line still needs it or not. */
  hard: boolean;
  /** What hard ones were handed over. */
  received: Decimal;
}

/** A work order or a firm planned order, with its pegs: hard ones first, else in their order. */
export interface PeggedOutput {
  output: Decimal;
  /** What it will still bring; 0 once it has ended. */
  rest: Decimal;
  pegs: readonly OutputPeg[];
}

export interface LineNeed {
  itemId: string;
  /** Ordered, neither cancelled nor delivered, and nothing lies reserved for it. */
  need: Decimal;
}

/**
 * What nothing has been made or begun for, by line. What orders will still bring goes to the lines
 * that they name: first to each what it has not had of its peg, then what others turned out not to
 * need (goods that come in are claimed by urgency, not by pegs). What was made for a line and lies
 * free, such as in quarantine or before it is claimed, is the line's as well.
 */
export function leftToMake(
  lines: ReadonlyMap<string, LineNeed>,
  orders: readonly PeggedOutput[],
  freeOf: (itemId: string) => Decimal,
): Map<string, Decimal> {
  const left = new Map([...lines].map(([key, { need }]) => [key, max('0', need)]));
  const made = new Map<string, Decimal>();
  const spare = orders.map((order) => serve(order, left, made));
  orders.forEach(({ pegs }, index) => {
    let rest = spare[index] as Decimal;
    for (const { line, hard, quantity } of pegs) {
      if (line === undefined || hard) continue;
      const part = min(rest, quantity, left.get(line) ?? '0');
      rest = sub(rest, part);
      left.set(line, sub(left.get(line) ?? '0', part));
    }
  });
  const free = new Map<string, Decimal>();
  for (const [key, quantity] of made) {
    const { itemId } = lines.get(key) as LineNeed;
    const there = free.get(itemId) ?? max('0', freeOf(itemId));
    const part = min(there, quantity, left.get(key) as Decimal);
    free.set(itemId, sub(there, part));
    left.set(key, sub(left.get(key) as Decimal, part));
  }
  return left;
}

/** Gives each peg what it has not had, notes what was made for it, and says what is left over. */
function serve(
  { output, rest: coming, pegs }: PeggedOutput,
  left: Map<string, Decimal>,
  made: Map<string, Decimal>,
): Decimal {
  let share = output;
  let rest = max('0', coming);
  for (const { line, quantity, hard, received } of pegs) {
    const had = hard ? received : max('0', min(share, quantity));
    share = sub(share, had);
    const open = min(rest, max('0', sub(quantity, had)));
    const need = line === undefined ? open : (left.get(line) ?? '0');
    const part = min(open, need);
    rest = sub(rest, hard ? open : part);
    if (line === undefined || !left.has(line)) continue;
    left.set(line, sub(need, part));
    if (gt(had, '0')) made.set(line, add(made.get(line) ?? '0', had));
  }
  return rest;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, type Decimal, eq, gt, lte, sub } from '../../../shared/kernel/decimal.ts';
import { requiredFor, startedOn, toBackflush, usedBy } from './requirements.ts';
import type { Material, Operation, Order } from './work-order-life.ts';

const material = (more: Partial<Material> = {}): Material => ({
  lineNo: 10,
  itemId: 'itm_x',
  quantity: '2',
  per: '1',
  loss: '0.05',
  required: '210',
  issued: '0',
  returned: '0',
  scrapped: '0',
  warehouseId: 'wh_1',
  backflush: true,
  ...more,
});

const order = (more: Partial<Order> = {}): Order =>
  ({
    id: 'wo_1',
    itemId: 'itm_p',
    quantity: '100',
    received: '0',
    scrapped: '0',
    lossMode: 'factor',
    materials: [],
    operations: [],
    ...more,
  }) as unknown as Order;

const operation = (number: number, good: string, scrap = '0'): Operation =>
  ({ number, good, scrap }) as Operation;

describe('backflush', () => {
  it('40 at 2 each with 5 % loss issues 84', () => {
    expect(toBackflush(order({ received: '40' }), material(), 0)).toBe('84');
  });

  it('10 issued by hand and unspent lower it to 74', () => {
    expect(toBackflush(order({ received: '40' }), material({ issued: '10' }), 0)).toBe('74');
  });

  it('what was issued by hand and spoiled does not count', () => {
    const line = material({ issued: '10', scrapped: '4' });
    expect(toBackflush(order({ received: '40' }), line, 0)).toBe('78');
  });

  it('more by hand than was used issues nothing', () => {
    expect(toBackflush(order({ received: '40' }), material({ issued: '90' }), 0)).toBe('0');
  });

  it('a fixed quantity is needed once, with the first piece', () => {
    const line = material({ loss: undefined, fixed: '5' });
    expect(toBackflush(order({ received: '1' }), line, 0)).toBe('7');
    expect(toBackflush(order(), line, 0)).toBe('0');
  });

  it('glue of 0.5 kg for 100 goes by output', () => {
    const glue = material({ quantity: '0.5', per: '100', loss: undefined });
    expect(toBackflush(order({ received: '40' }), glue, 3)).toBe('0.2');
  });

  it('loss as a yield takes 84.22 for 40', () => {
    const one = order({ received: '40', lossMode: 'yield' });
    expect(toBackflush(one, material(), 2)).toBe('84.22');
  });

  it('scrap has used its material, at its own operation and before', () => {
    const operations = [operation(10, '38', '2'), operation(20, '30', '1')];
    const at = (number?: number) =>
      startedOn(order({ operations, received: '30' }), material({ operation: number }));
    expect([at(10), at(20), at()]).toEqual(['40', '31', '33']);
  });

  it('pieces received without reports have passed every operation', () => {
    const one = order({ operations: [operation(10, '0'), operation(20, '0')], received: '5' });
    expect(startedOn(one, material({ operation: 20 }))).toBe('5');
  });
});

const quantities = fc.integer({ min: 1, max: 60 }).map(String);
const lines = fc
  .record({
    quantity: fc.integer({ min: 1, max: 5_000 }).map((n) => String(n / 1000)),
    per: fc.constantFrom('1', '3', '7', '100'),
    loss: fc.constantFrom(undefined, '0.03', '0.05', '0.333333'),
    fixed: fc.constantFrom(undefined, '1', '2.5'),
    issued: fc.integer({ min: 0, max: 40 }).map(String),
  })
  .map((one) => material({ ...one } as Partial<Material>));

type Flush = (one: Order, line: Material, decimals: number) => Decimal;

/** Receives piece by piece; answers what is at hand after each step. */
function run(line: Material, parts: readonly string[], decimals: number, flush: Flush) {
  let current = line;
  let received = '0';
  const history: { received: string; issued: string }[] = [];
  for (const part of parts) {
    received = add(received, part);
    const quantity = flush(order({ received }), current, decimals);
    current = { ...current, issued: add(current.issued, quantity) };
    history.push({ received, issued: current.issued });
  }
  return history;
}

/** By hand or by itself never more than the cumulative output needs, and never less. */
function exact(flush: Flush): boolean {
  fc.assert(
    fc.property(lines, fc.array(quantities, { minLength: 1, maxLength: 8 }), (line, parts) => {
      for (const { received, issued } of run(line, parts, 2, flush)) {
        const used = usedBy(line, order(), received, 2);
        const most = gt(line.issued, used) ? line.issued : used;
        expect(eq(issued, most)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
  return true;
}

describe('however the output is cut into reports', () => {
  it('what is issued is what the cumulative output needs, rounded once', () => {
    expect(exact(toBackflush)).toBe(true);
  });

  it('the whole order never takes more than it requires', () => {
    fc.assert(
      fc.property(lines, quantities, (line, quantity) => {
        const whole = order({ quantity, received: quantity });
        const flushed = toBackflush(whole, { ...line, issued: '0' }, 2);
        expect(lte(flushed, requiredFor(line, whole, quantity, 2))).toBe(true);
      }),
    );
  });

  it('taking a report back and reporting it again changes nothing', () => {
    fc.assert(
      fc.property(lines, quantities, quantities, (line, before, part) => {
        const [first] = run(line, [before], 2, toBackflush);
        const at = { ...line, issued: first?.issued ?? '0' };
        const received = add(before, part);
        const more = toBackflush(order({ received }), at, 2);
        const undone = { ...at, issued: sub(add(at.issued, more), more) };
        expect(undone).toEqual({ ...at, issued: add(at.issued) });
        expect(toBackflush(order({ received }), undone, 2)).toBe(more);
      }),
    );
  });
});

describe('planted bugs', () => {
  it('rounding every report by itself: caught', () => {
    let last = '0';
    const perReport: Flush = (one, line, decimals) => {
      const part = gt(one.received, last) ? sub(one.received, last) : one.received;
      last = one.received;
      return usedBy(line, one, part, decimals);
    };
    expect(() => exact(perReport)).toThrow();
  });

  it('forgetting what was issued by hand: caught', () => {
    const forgetful: Flush = (one, line, decimals) =>
      toBackflush(one, { ...line, issued: '0' }, decimals);
    expect(() => exact(forgetful)).toThrow();
  });
});

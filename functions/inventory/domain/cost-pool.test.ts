import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, eq, gt, isZero, min, mul, round, sub, sum } from '../../../shared/kernel/decimal.ts';
import {
  changeCostMethod,
  issue,
  issuedCost,
  newCostPool,
  passThrough,
  receive,
  returnIn,
  returnOut,
  revalue,
} from './cost-pool.ts';
import type { CostMethod, CostPool, IssuedCost } from './cost-pool-document.ts';
import { monthEnd } from './monthly-average.ts';
import { changeStandardCost, shareVariance, usageVariance } from './standard-cost.ts';

const date = '2026-03-05';
const pool = (method: CostMethod, more: Partial<CostPool> = {}): CostPool => ({
  ...newCostPool({ method, currency: 'CNY', standardCost: '10' }),
  ...more,
});
const getting = (from: CostPool, quantity: string, unitCost: string, source = 'r') =>
  receive(from, { quantity, unitCost, source, date });
const got = (from: CostPool, quantity: string, unitCost: string, source = 'r'): CostPool =>
  getting(from, quantity, unitCost, source).pool;
const going = (from: CostPool, quantity: string, allowNegative = false) =>
  issue(from, { quantity, source: 'i', date, allowNegative });

describe('moving average', () => {
  const two = got(got(pool('movingAverage'), '100', '10.00'), '50', '11.50');

  test('issues leave at the average of what is on hand, the last one takes all the value', () => {
    expect(two.lastUnitCost).toBe('10.5');
    const first = going(two, '60');
    expect(first.cost).toBe('630');
    expect(first.pool).toMatchObject({ quantity: '90', value: '945' });
    const three = got(first.pool, '30', '12.00');
    expect(three.lastUnitCost).toBe('10.875');
    const last = going(three, '120');
    expect(last.cost).toBe('1305');
    expect(last.pool).toMatchObject({ quantity: '0', value: '0' });
  });

  test('the trace explains the cost of an issue', () => {
    expect(going(two, '60').trace).toEqual([
      { code: 'cost.average', numbers: { quantity: '150', value: '1575', unitCost: '10.5' } },
      { code: 'cost.fromStock', numbers: { quantity: '60', cost: '630' } },
    ]);
  });

  test('stock that is not there is refused unless the policy allows it', () => {
    expect(() => going(two, '151')).toThrow('Only 150 is on hand, 151 was asked for.');
    expect(() => going(two, '0')).toThrow('greater than zero');
  });

  test('negative stock leaves at the last cost; the next receipt settles the difference', () => {
    const short = going(got(pool('movingAverage'), '10', '10'), '15', true);
    expect(short.cost).toBe('150');
    expect(short.pool).toMatchObject({ quantity: '-5', value: '-50' });
    const next = getting(short.pool, '8', '12', 'r2');
    expect(next.adjustments).toEqual([{ source: 'i', quantity: '5', amount: '10' }]);
    expect(next.pool).toMatchObject({ quantity: '3', value: '36', shortages: [] });
  });

  test('a late price is split between stock on hand and what is gone', () => {
    const left = going(got(pool('movingAverage'), '100', '10.00'), '60').pool;
    const change = { source: 'r', receiptDate: date, receivedQuantity: '100', amount: '50.00' };
    const out = revalue(left, change);
    expect([out.toStock, out.toCost]).toEqual(['20', '30']);
    expect(out.pool.value).toBe('420');
  });

  test('goods go back to the supplier at his credit', () => {
    const out = returnOut(two, { quantity: '10', source: 's', date, credit: '115' });
    expect(out).toMatchObject({ cost: '115', difference: '0' });
    expect(out.pool).toMatchObject({ quantity: '140', value: '1460' });
  });

  test('when the last goods go back, what the credit does not cover is a difference', () => {
    const out = returnOut(two, { quantity: '150', source: 's', date, credit: '1600' });
    expect(out).toMatchObject({ cost: '1575', difference: '25' });
    expect(out.pool).toMatchObject({ quantity: '0', value: '0' });
  });
});

describe('fifo', () => {
  const two = got(got(pool('fifo'), '100', '10.00', 'r1'), '50', '11.50', 'r2');

  test('issues use the oldest layers', () => {
    const first = going(two, '60');
    expect(first.cost).toBe('600');
    const second = going(got(first.pool, '30', '12.00', 'r3'), '100');
    expect(second.cost).toBe('1095');
    expect(second.layersUsed.map((l) => [l.source, l.quantity, l.value])).toEqual([
      ['r1', '40', '400'],
      ['r2', '50', '575'],
      ['r3', '10', '120'],
    ]);
    expect(second.pool.layers).toMatchObject([{ source: 'r3', quantity: '20', unitCost: '12' }]);
  });

  test('a return goes back to the layer its goods came from, last used first', () => {
    const out = going(two, '120');
    const back = returnIn(out.pool, {
      quantity: '30',
      source: 'ret',
      date: '2026-03-20',
      original: issuedCost('i', '120', out),
    });
    expect(back.value).toBe('330');
    expect(back.pool.layers.map((l) => [l.source, l.quantity, l.value])).toEqual([
      ['r1', '10', '100'],
      ['r2', '50', '575'],
    ]);
    expect(back.original).toMatchObject({ quantity: '90', cost: '900' });
  });

  test('more than was issued cannot come back', () => {
    const out = going(two, '10');
    const original = issuedCost('i', '10', out);
    const goods = { quantity: '11', source: 'ret', date, original };
    expect(() => returnIn(out.pool, goods)).toThrow('Only 10 of the original issue');
  });

  test('goods sent back leave the layer of their own receipt', () => {
    const out = returnOut(two, { quantity: '5', source: 's', date, receiptSource: 'r2' });
    expect(out.cost).toBe('57.5');
    expect(out.pool.layers.map((l) => [l.source, l.quantity])).toEqual([
      ['r1', '100'],
      ['r2', '45'],
    ]);
  });

  test('a late price stays with the layer it belongs to', () => {
    const left = going(two, '60').pool;
    const change = { source: 'r1', receiptDate: date, receivedQuantity: '100', amount: '50' };
    const out = revalue(left, change);
    expect([out.toStock, out.toCost]).toEqual(['20', '30']);
    expect(out.pool.layers[0]).toMatchObject({ quantity: '40', value: '420', unitCost: '10.5' });
  });
});

describe('monthly weighted average', () => {
  const received = ['100/10', '50/11.5', '30/12'].reduce((from, line) => {
    const [quantity = '', cost = ''] = line.split('/');
    return got(from, quantity, cost);
  }, pool('monthlyAverage'));

  test('issues are quantity only until the cost run gives them the average of the month', () => {
    const one = going(received, '60');
    expect(one).toMatchObject({ cost: '600', provisional: true });
    const two = going(one.pool, '100');
    expect(two.pool).toMatchObject({ quantity: '20', value: '1935' });
    const end = monthEnd(two.pool, [
      { source: 'a', quantity: '60' },
      { source: 'b', quantity: '100' },
    ]);
    expect(end).toMatchObject({ unitCost: '10.75', cost: '1720', residue: '0' });
    expect(end.issues.map((i) => i.cost)).toEqual(['645', '1075']);
    expect(end.pool).toMatchObject({ quantity: '20', value: '215', lastUnitCost: '10.75' });
  });

  test('what rounding leaves stays in stock, and goes to cost when nothing is left', () => {
    const three = receive(pool('monthlyAverage'), {
      quantity: '3',
      value: '10',
      source: 'r',
      date,
    }).pool;
    const some = monthEnd(going(three, '2').pool, [
      { source: 'a', quantity: '1' },
      { source: 'b', quantity: '1' },
    ]);
    expect(some).toMatchObject({ cost: '6.66', residue: '0', pool: { value: '3.34' } });
    const all = monthEnd(going(three, '3').pool, [
      { source: 'a', quantity: '1' },
      { source: 'b', quantity: '1' },
      { source: 'c', quantity: '1' },
    ]);
    expect(all).toMatchObject({ cost: '10', residue: '0.01', pool: { value: '0' } });
  });

  test('stock below zero at month end is settled by the receipts of the next month', () => {
    const short = issue(received, { quantity: '190', source: 'i', date, allowNegative: true });
    const end = monthEnd(short.pool, [{ source: 'i', quantity: '190' }]);
    expect(end.pool).toMatchObject({ quantity: '-10', value: '-107.5' });
    const april = { quantity: '30', unitCost: '12', source: 'r4', date: '2026-04-02' };
    const next = monthEnd(receive(end.pool, april).pool, []);
    expect(next).toMatchObject({ cost: '12.5', residue: '12.5' });
    expect(next.pool).toMatchObject({ quantity: '20', value: '240' });
  });

  test('a movement of the next month waits for the cost run, one of an earlier is refused', () => {
    expect(() => issue(received, { quantity: '1', source: 'i', date: '2026-04-01' })).toThrow(
      'The month 2026-03',
    );
    expect(() => issue(received, { quantity: '1', source: 'i', date: '2026-02-01' })).toThrow(
      'stands in month 2026-03',
    );
  });

  test('a cost run with an issue missing is refused', () => {
    const out = going(received, '60');
    expect(() => monthEnd(out.pool, [{ source: 'a', quantity: '59' }])).toThrow('add up to 59');
  });

  test('a return within the month is less issued, a later one comes in at its cost', () => {
    const out = going(received, '60');
    const original = issuedCost('i', '60', out);
    const same = returnIn(out.pool, { quantity: '10', source: 'x', date, original });
    expect(same.pool.month?.issuedQuantity).toBe('50');
    const final = { ...original, cost: '645', provisional: false };
    const later = returnIn(out.pool, { quantity: '10', source: 'x', date, original: final });
    expect(later.value).toBe('107.5');
    expect(later.pool.month?.receivedQuantity).toBe('190');
  });
});

describe('standard cost', () => {
  test('what was paid beside the standard is a price variance', () => {
    const out = getting(pool('standard'), '1000', '10.40');
    expect(out).toMatchObject({ value: '10000', variance: '400' });
    expect(out.pool.value).toBe('10000');
  });

  test('what was used beside the standard is a usage variance', () => {
    expect(usageVariance('1000', mul('480', '2'), '10', 'CNY')).toBe('400');
  });

  test('a new standard restates the stock', () => {
    const out = changeStandardCost(got(pool('standard'), '100', '10'), '10.25');
    expect(out).toMatchObject({ variance: '25', pool: { value: '1025' } });
  });

  test('at month end the variance follows the goods', () => {
    expect(shareVariance('400', '6000', '10000', 'CNY')).toEqual({
      rate: '0.04',
      toCost: '240',
      toStock: '160',
    });
  });

  test('without a standard nothing can be valued', () => {
    const bare = newCostPool({ method: 'standard', currency: 'CNY' });
    expect(() => getting(bare, '1', '1')).toThrow('has no standard cost');
  });
});

test('another method starts from the same value', () => {
  const from = going(got(got(pool('fifo'), '10', '10'), '10', '20'), '1').pool;
  const to = { method: 'movingAverage' as const, date, source: 'change' };
  expect(changeCostMethod(from, to).pool).toMatchObject({ quantity: '19', value: '290' });
  const standard = changeCostMethod(from, { ...to, method: 'standard', standardCost: '15' });
  expect(standard).toMatchObject({ variance: '5', pool: { value: '285' } });
  const month = got(pool('monthlyAverage'), '1', '1');
  expect(() => changeCostMethod(month, to)).toThrow('close it first');
});

test('goods that go straight from supplier to customer leave the stock alone', () => {
  const from = got(pool('movingAverage'), '10', '10');
  expect(passThrough(from, { quantity: '1', unitCost: '7', source: 'd', date }).cost).toBe('7');
});

interface Step {
  readonly kind: 'receive' | 'issue' | 'return' | 'back' | 'revalue';
  readonly quantity: number;
  readonly cents: number;
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('receive', 'issue', 'return', 'back', 'revalue'),
    quantity: fc.integer({ min: 1, max: 4000 }),
    cents: fc.integer({ min: 0, max: 99_999 }),
  }),
  { maxLength: 25 },
);

/** Plays steps; answers the pool and everything that was ever debited to or credited from stock. */
const play = (method: CostMethod, list: readonly Step[]) => {
  let at = pool(method);
  let booked = '0';
  let lastIssue: IssuedCost | undefined;
  const check = () => {
    expect(eq(round(at.value, 2), at.value)).toBe(true);
    if (isZero(at.quantity)) expect(at.value).toBe('0');
    expect(at.value).toBe(booked);
    if (method !== 'fifo') return;
    const held = (key: 'quantity' | 'value') =>
      sub(sum(at.layers.map((l) => l[key])), sum(at.shortages.map((s) => s[key])));
    expect([held('quantity'), held('value')]).toEqual([at.quantity, at.value]);
  };
  list.forEach((each, i) => {
    const quantity = mul(String(each.quantity), '0.01');
    const amount = mul(String(each.cents), '0.01');
    const source = `s${i}`;
    if (each.kind === 'receive') {
      const out = receive(at, { quantity, value: amount, source, date });
      booked = sub(add(booked, out.value), sum(out.adjustments.map((a) => a.amount)));
      at = out.pool;
    } else if (each.kind === 'issue') {
      const out = issue(at, { quantity, source, date, allowNegative: true });
      booked = sub(booked, out.cost);
      lastIssue = issuedCost(source, quantity, out);
      at = out.pool;
    } else if (each.kind === 'return' && lastIssue && gt(lastIssue.quantity, '0')) {
      const part = min(quantity, lastIssue.quantity);
      const out = returnIn(at, { quantity: part, source, date, original: lastIssue });
      booked = sub(add(booked, out.value), sum(out.adjustments.map((a) => a.amount)));
      lastIssue = out.original;
      at = out.pool;
    } else if (each.kind === 'back' && gt(at.quantity, quantity)) {
      const out = returnOut(at, { quantity, source, date, credit: amount });
      booked = sub(booked, out.cost);
      expect(add(out.cost, out.difference)).toBe(amount);
      at = out.pool;
    } else if (each.kind === 'revalue') {
      const change = { source: 's0', receiptDate: date, receivedQuantity: quantity, amount };
      const out = revalue(at, change);
      expect(add(out.toStock, out.toCost)).toBe(amount);
      booked = add(booked, out.toStock);
      at = out.pool;
    }
    check();
  });
};

test.each(['movingAverage', 'fifo', 'standard'] as const)(
  '%s: value is what was booked, layers make up the stock, and nothing on hand is worth nothing',
  (method) => {
    fc.assert(fc.property(steps, (list) => play(method, list)));
  },
);

test('monthly average: receipts are issued plus left, to the cent, whatever the quantities', () => {
  const quantities = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(quantities, quantities, fc.nat(99_999), (ins, outs, cents) => {
      let at = pool('monthlyAverage');
      const value = mul(String(cents), '0.01');
      for (const q of ins) {
        at = receive(at, { quantity: String(q), value, source: 'r', date }).pool;
      }
      const available = at.value;
      const issues = outs.map((q, i) => ({ source: `i${i}`, quantity: String(q) }));
      for (const { quantity, source } of issues) {
        at = issue(at, { quantity, source, date, allowNegative: true }).pool;
      }
      const end = monthEnd(at, issues);
      expect(add(end.cost, end.pool.value)).toBe(available);
      expect(add(sum(end.issues.map((i) => i.cost)), end.residue)).toBe(end.cost);
      if (isZero(at.quantity)) expect(end.pool.value).toBe('0');
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, type Decimal, fromScaled, mul, round, sub } from '../../../shared/kernel/decimal.ts';
import {
  type MatchLine,
  type MatchResult,
  type MatchTolerance,
  matchLine,
} from './three-way-match.ts';

const usual: MatchTolerance = {
  quantityTolerance: '0',
  priceTolerance: '0.02',
  amountTolerance: '50',
};

/** 100 ordered at 10.00, 13 %. */
const line = (quantity: Decimal, price: Decimal, more: Partial<MatchLine> = {}): MatchLine => {
  const net = round(mul(quantity, price), 2);
  return {
    ordered: { quantity: '100', net: '1000', taxRate: '0.13' },
    matchable: '95',
    invoiced: { quantity, net, tax: round(mul(net, '0.13'), 2), taxRate: '0.13' },
    sameSupplier: true,
    sameCurrency: true,
    currency: 'CNY',
    ...more,
  };
};

describe('the worked example: 98 received, 3 rejected, matchable 95', () => {
  it('98 at 10.15: the price is within tolerance, the quantity is not: a red letter for 3', () => {
    expect(matchLine(line('98', '10.15'), usual)).toEqual({
      outcome: 'held',
      reasons: ['quantity'],
      owner: 'warehouse',
      matched: '95',
      priceRate: '0.015',
      priceDifference: '14.25',
      excess: '3',
      excessNet: '30.45',
      excessTax: '3.96',
    });
  });

  it('95 at 10.30: 3 % is too much, the buyer has to settle it', () => {
    const result = matchLine(line('95', '10.30'), usual);
    expect(result).toMatchObject({ outcome: 'held', reasons: ['price'], owner: 'buyer' });
  });

  it('95 at 10.15 is owed with its difference, 95 at 10.00 without', () => {
    const dearer = matchLine(line('95', '10.15'), usual);
    expect(dearer).toMatchObject({ outcome: 'tolerated', priceDifference: '14.25', reasons: [] });
    const same = matchLine(line('95', '10.00'), usual);
    expect(same).toMatchObject({ outcome: 'matched', priceDifference: '0', excess: '0' });
  });
});

describe('what else must agree', () => {
  it.each([
    [
      'another tax rate',
      { invoiced: { ...line('95', '10').invoiced, taxRate: '0.09' } },
      'taxRate',
    ],
    ['another supplier', { sameSupplier: false }, 'supplier'],
    ['another currency', { sameCurrency: false }, 'currency'],
  ])('%s holds the line for the buyer', (_, more, reason) => {
    const result = matchLine(line('95', '10', more), usual);
    expect(result).toMatchObject({ outcome: 'held', reasons: [reason], owner: 'buyer' });
  });

  it('both limits of a price hold: 1 % of much money is held too', () => {
    const big = line('10000', '10.10', {
      ordered: { quantity: '10000', net: '100000', taxRate: '0.13' },
      matchable: '10000',
    });
    expect(matchLine(big, usual)).toMatchObject({ outcome: 'held', reasons: ['price'] });
    expect(matchLine(big, { ...usual, amountTolerance: '1000' }).outcome).toBe('tolerated');
  });

  it('cheaper than agreed is a difference like dearer', () => {
    const result = matchLine(line('95', '9.70'), usual);
    expect(result).toMatchObject({ outcome: 'held', reasons: ['price'], priceRate: '-0.03' });
  });

  it('a part of an amount that does not divide is no difference', () => {
    const third = line('1', '33.33', {
      ordered: { quantity: '3', net: '100', taxRate: '0.13' },
      matchable: '3',
    });
    const strict = { quantityTolerance: '0', priceTolerance: '0', amountTolerance: '0' };
    expect(matchLine(third, strict).outcome).toBe('matched');
  });

  it('a line that was taken back matches; money without goods does not', () => {
    const none = { quantity: '0', net: '0', tax: '0', taxRate: '0.13' };
    expect(matchLine(line('1', '1', { invoiced: none }), usual).outcome).toBe('matched');
    const left = matchLine(line('1', '1', { invoiced: { ...none, net: '5' } }), usual);
    expect(left).toMatchObject({ outcome: 'held', reasons: ['price'], owner: 'buyer' });
  });

  it('nothing was agreed and something is charged: held; within a quantity tolerance: owed', () => {
    const free = { ordered: { quantity: '100', net: '0', taxRate: '0.13' } };
    expect(matchLine(line('95', '1', free), usual).reasons).toEqual(['price']);
    const more = matchLine(line('96', '10'), { ...usual, quantityTolerance: '0.02' });
    expect(more).toMatchObject({ outcome: 'tolerated', matched: '95', excess: '1' });
  });
});

type Match = typeof matchLine;

/** An independent reading of the rule in whole numbers: hundredths, and units of a millionth. */
function mustHold(m: MatchLine, t: MatchTolerance): boolean {
  const units = (value: Decimal) => BigInt(Math.round(Number(value) * 1e6));
  const [invoiced, matchable] = [units(m.invoiced.quantity), units(m.matchable)];
  const backed = matchable < 0n ? 0n : matchable;
  if (invoiced * 1_000_000n > backed * (1_000_000n + units(t.quantityTolerance))) return true;
  const expected = units(m.ordered.net) * invoiced;
  const charged = units(m.invoiced.net) * units(m.ordered.quantity);
  const off = charged > expected ? charged - expected : expected - charged;
  if (off <= 10_000n * units(m.ordered.quantity)) return false;
  if (expected === 0n) return true;
  const matched = invoiced < backed ? invoiced : backed;
  const tooDear = off * 1_000_000n > units(t.priceTolerance) * expected;
  const tooMuch = off * matched > units(t.amountTolerance) * units(m.ordered.quantity) * invoiced;
  return tooDear || tooMuch;
}

const whole = (min: number, max: number) => fc.integer({ min, max }).map(String);
const cents = (min: number, max: number) =>
  fc.integer({ min, max }).map((value) => fromScaled(BigInt(value), 2));

const cases = fc.record({
  ordered: whole(1, 500),
  price: cents(1, 3000),
  accepted: whole(0, 500),
  returned: whole(0, 60),
  billed: whole(0, 300),
  invoiced: whole(1, 500),
  charged: cents(-60, 60),
  tolerance: fc.record({
    quantityTolerance: fc.constantFrom('0', '0.02', '0.1'),
    priceTolerance: fc.constantFrom('0', '0.01', '0.05'),
    amountTolerance: fc.constantFrom('0', '20', '100'),
  }),
});
type Case = typeof cases extends fc.Arbitrary<infer C> ? C : never;

function lineOf(one: Case): MatchLine {
  const net = round(mul(one.invoiced, add(one.price, one.charged)), 2);
  return {
    ordered: { quantity: one.ordered, net: round(mul(one.ordered, one.price), 2), taxRate: '0.13' },
    matchable: sub(sub(one.accepted, one.returned), one.billed),
    invoiced: {
      quantity: one.invoiced,
      net: net.startsWith('-') ? '0' : net,
      tax: '0',
      taxRate: '0.13',
    },
    sameSupplier: true,
    sameCurrency: true,
    currency: 'CNY',
  };
}

/** The rate is kept to six places: at its very edge the two readings may part. */
const atEdge = (m: MatchLine, t: MatchTolerance, result: MatchResult): boolean =>
  Math.abs(Math.abs(Number(result.priceRate)) - Number(t.priceTolerance)) <= 1e-6 ||
  Math.abs(Math.abs(Number(result.priceDifference)) - Number(t.amountTolerance)) <= 0.01 ||
  m.ordered.quantity === '0';

function assertRule(match: Match): void {
  fc.assert(
    fc.property(cases, (one) => {
      const asked = lineOf(one);
      const result = match(asked, one.tolerance);
      const { matched, excess, outcome, reasons } = result;
      expect(add(matched, excess)).toBe(add(asked.invoiced.quantity));
      expect(Number(matched)).toBeLessThanOrEqual(Math.max(0, Number(asked.matchable)));
      expect(outcome === 'held').toBe(reasons.length > 0);
      if (!atEdge(asked, one.tolerance, result)) {
        expect(outcome === 'held').toBe(mustHold(asked, one.tolerance));
      }
    }),
    { numRuns: 600, seed: 9 },
  );
}

describe('the match rule under any quantities and prices', () => {
  it('holds exactly what an independent reading of it holds', () => assertRule(matchLine));

  const planted: [string, Match][] = [
    ['returns are forgotten', (m, t) => matchLine({ ...m, matchable: add(m.matchable, '20') }, t)],
    [
      'one of the two price limits is enough',
      (m, t) => {
        const loose = matchLine(m, { ...t, amountTolerance: '99999999' });
        const other = matchLine(m, { ...t, priceTolerance: '9999' });
        return loose.reasons.length < other.reasons.length ? loose : other;
      },
    ],
    [
      'cheaper is always fine',
      (m, t) => {
        const result = matchLine(m, t);
        if (!result.priceRate.startsWith('-')) return result;
        const reasons = result.reasons.filter((reason) => reason !== 'price');
        return { ...result, reasons, outcome: reasons.length > 0 ? 'held' : 'tolerated' };
      },
    ],
    [
      'the quantity tolerance counts for the price too',
      (m, t) => matchLine(m, { ...t, priceTolerance: add(t.priceTolerance, t.quantityTolerance) }),
    ],
    [
      'what is invoiced beyond the goods is matched',
      (m, t) => ({ ...matchLine(m, t), matched: m.invoiced.quantity, excess: '0' }),
    ],
    [
      'a negative matchable quantity counts as its amount',
      (m, t) => matchLine({ ...m, matchable: m.matchable.replace('-', '') }, t),
    ],
  ];

  it.each(planted)('planted bug, %s: caught', (_, broken) => {
    expect(() => assertRule(broken)).toThrow();
  });
});

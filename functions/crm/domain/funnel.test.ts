import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../shared/contracts/crm/pipeline.ts';
import { daysSince, type FunnelDeal, funnelOf } from './funnel.ts';

const stage = (code: string, kind: Stage['kind'] = 'open') =>
  ({ code, name: code.toUpperCase(), kind, probability: '0.5' }) as Stage;
const stages = [stage('lead'), stage('qualified'), stage('quoted'), stage('won', 'won')];
const withLost = [...stages, stage('lost', 'lost')];
const codes = stages.map(({ code }) => code);
const day = (n: number) => `2026-03-0${n}T00:00:00.000Z`;

/** A deal that walked to a stage, one day each. */
const walked = (id: string, to: number, state: FunnelDeal['state'] = 'open'): FunnelDeal => ({
  id,
  state,
  amount: '10',
  moves: codes.slice(0, to + 1).map((code, index) => ({ to: code, at: day(index + 1) })),
});

describe('the funnel', () => {
  test('100 leads, 60 qualified, 30 quoted, 9 won: 60 %, 50 %, 30 %', () => {
    const deals = Array.from({ length: 100 }, (_, n) =>
      walked(`d${n}`, n < 9 ? 3 : n < 30 ? 2 : n < 60 ? 1 : 0, n < 9 ? 'won' : 'open'),
    );
    const funnel = funnelOf(withLost, deals);
    expect(funnel.stages.map(({ count }) => count)).toEqual([100, 60, 30, 9]);
    const conversions = funnel.stages.map(({ conversion }) => conversion);
    expect(conversions).toEqual([undefined, '0.6', '0.5', '0.3']);
    const quoted = deals.slice(0, 30).map(({ id }) => id);
    expect(funnel.stages[2]?.opportunityIds).toEqual(quoted);
    expect(funnel.stages[3]?.amount).toBe('90');
  });

  test('a deal that skipped a stage or went back counts where it has been', () => {
    const skipped = { ...walked('s', 0), moves: [{ to: 'lead', at: day(1) }] };
    skipped.moves.push({ to: 'quoted', at: day(2) }, { to: 'lead', at: day(3) });
    expect(funnelOf(stages, [skipped]).stages.map(({ count }) => count)).toEqual([1, 1, 1, 0]);
  });

  test('a lost deal counts as far as it came, and as lost', () => {
    const lost: FunnelDeal = { ...walked('l', 1), state: 'lost' };
    const moves = [...lost.moves, { to: 'lost', at: day(9) }];
    const funnel = funnelOf(withLost, [{ ...lost, moves }]);
    expect(funnel.stages.map(({ count }) => count)).toEqual([1, 1, 0, 0]);
    expect(funnel.lost).toEqual({ count: 1, amount: '10' });
  });

  test('average days are the mean of all stays that ended', () => {
    const long = { ...walked('x', 0) };
    const moves = [...long.moves, { to: 'qualified', at: day(5) }];
    const funnel = funnelOf(stages, [{ ...long, moves }, walked('y', 1)]);
    expect(funnel.stages[0]?.averageDays).toBe('2.5');
    expect(funnel.stages[1]?.averageDays).toBeUndefined();
  });

  test('without deals there is nothing to convert', () => {
    const [first, second] = funnelOf(stages, []).stages;
    expect([first?.count, second?.conversion]).toEqual([0, undefined]);
  });
});

test('days in a stage are whole days that have passed', () => {
  expect(daysSince('2026-03-01T10:00:00.000Z', '2026-03-15T09:59:59.000Z')).toBe(13);
  expect(daysSince('2026-03-01T10:00:00.000Z', '2026-03-15T10:00:00.000Z')).toBe(14);
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFaultPlan, type FaultKind, mulberry32 } from './faults.ts';

const write = { operation: 'TransactWriteItems', tables: ['a'] };
const read = { operation: 'GetItem', tables: ['a'] };

describe('a fault plan', () => {
  it('draws the same faults from the same seed, whatever the other calls were', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.boolean(), { maxLength: 30 }), (seed, kinds) => {
        const rates = { throttle: 0.3, timeoutAfter: 0.3 };
        const one = createFaultPlan({ seed, rates });
        const two = createFaultPlan({ seed, rates });
        const mixed = kinds.map((isWrite) => one.next(isWrite ? write : read)?.kind);
        expect(kinds.map(() => two.next(write)?.kind)).toEqual(mixed);
      }),
    );
  });

  it('meets its rates', () => {
    const plan = createFaultPlan({ seed: 7, rates: { conflict: 0.1, throttle: 0.2 } });
    for (let i = 0; i < 5000; i++) plan.next(write);
    const share = (kind: FaultKind) => plan.injected.filter((f) => f.kind === kind).length / 5000;
    expect(share('conflict')).toBeCloseTo(0.1, 1);
    expect(share('throttle')).toBeCloseTo(0.2, 1);
    expect(plan.calls).toBe(5000);
  });

  it('hits the numbered calls, counting only those it looks at', () => {
    const only = ({ operation }: { operation: string }) => operation !== 'GetItem';
    const plan = createFaultPlan({ seed: 1, only, at: { 2: { kind: 'lateCommit', ms: 15_000 } } });
    expect([plan.next(write), plan.next(read)]).toEqual([undefined, undefined]);
    expect(plan.next(write)).toMatchObject({ kind: 'lateCommit', ms: 15_000, number: 2 });
    expect(plan.next(write)).toBeUndefined();
  });

  it('rests while inactive, and does not count', () => {
    const plan = createFaultPlan({ seed: 1, at: { 1: 'throttle' } });
    plan.active = false;
    expect(plan.next(write)).toBeUndefined();
    plan.active = true;
    expect(plan.next(write)?.kind).toBe('throttle');
  });

  it.each([
    ['conflict', 'GetItem', false],
    ['conflict', 'BatchWriteItem', false],
    ['conflict', 'PutItem', true],
    ['conflict', 'TransactGetItems', true],
    ['lateCommit', 'Query', false],
    ['lateCommit', 'UpdateItem', true],
    ['throttle', 'Query', true],
  ] as const)('%s on %s: %s', (kind, operation, applies) => {
    const plan = createFaultPlan({ seed: 1, at: { 1: kind } });
    expect(plan.next({ operation, tables: [] }) !== undefined).toBe(applies);
    expect(plan.injected.length).toBe(applies ? 1 : 0);
  });
});

it('mulberry32 gives the published row', () => {
  const random = mulberry32(1);
  expect([random(), random(), random()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Edge, edgesOf, findCycle, lowLevelCodes, refuseCycle } from './structure.ts';
import { holds, type Validity } from './validity.ts';

type Drawn = Record<string, (string | [string, string?, string?])[]>;

/** { A: ['B'] } is A made of B; ['B', from, to] only then. */
const drawn = (parts: Drawn): Map<string, Edge[]> =>
  new Map(
    Object.entries(parts).map(([parent, children]) => [
      parent,
      children.map((one) => {
        const [child, validFrom, validTo] = typeof one === 'string' ? [one] : one;
        return { child: child as string, validFrom, validTo };
      }),
    ]),
  );
const cycleIn = (structure: Map<string, Edge[]>, starts = [...structure.keys()]) =>
  findCycle((id) => structure.get(id) ?? [], starts);

test('A → B → C → A is found and told as a path', () => {
  const cycle = cycleIn(drawn({ A: ['B'], B: ['X', 'C'], C: ['A'] }), ['A']);
  expect(cycle).toEqual(['A', 'B', 'C', 'A']);
  expect(() => refuseCycle(cycle as string[], (id) => `[${id}]`)).toThrow(
    expect.objectContaining({
      code: 'engineering.bomCycle',
      message: '[A] → [B] → [C] → [A]: the product would be a part of itself.',
    }),
  );
});

test('an item in two sub-assemblies is no cycle', () => {
  expect(cycleIn(drawn({ A: ['B', 'C'], B: ['D'], C: ['D'], D: ['E'] }))).toBeUndefined();
});

test('the product as its own component is the shortest cycle', () => {
  expect(cycleIn(drawn({ A: ['A'] }))).toEqual(['A', 'A']);
});

test('two halves whose days never meet make no cycle; one common day makes one', () => {
  const until = (day: string): Drawn => ({ A: [['B', undefined, day]], B: [['A', '2026-07-01']] });
  expect(cycleIn(drawn(until('2026-06-30')))).toBeUndefined();
  expect(cycleIn(drawn(until('2026-07-01')))).toEqual(['A', 'B', 'A']);
});

test('days that were found free do not hide a cycle on other days', () => {
  const structure = drawn({
    P: [['B', undefined, '2026-06-30'], 'Q'],
    Q: [['B', '2026-07-01']],
    B: [['Q', '2026-08-01']],
  });
  expect(cycleIn(structure, ['P'])).toEqual(['Q', 'B', 'Q']);
});

test('what may stand in for a component counts as one', () => {
  const line = { itemId: 'B', alternates: [{ itemId: 'A' }] };
  expect(cycleIn(new Map([['A', edgesOf({ lines: [line] })]]))).toEqual(['A', 'A']);
});

test('a line counts on the days of its version only', () => {
  const version = { validFrom: '2026-01-01', validTo: '2026-12-31' };
  const lines = [
    { itemId: 'B', validFrom: '2026-03-01' },
    { itemId: 'C', validTo: '2025-12-31' },
  ];
  expect(edgesOf({ ...version, lines })).toEqual([
    { child: 'B', validFrom: '2026-03-01', validTo: '2026-12-31' },
  ]);
});

test('a chain that never ends is refused before it fills the memory', () => {
  const chain = (id: string): Edge[] => [{ child: String(Number(id) + 1) }];
  expect(() => findCycle(chain, ['0'])).toThrow(
    expect.objectContaining({ code: 'engineering.structureTooDeep' }),
  );
});

const always = () => true;

test('the low-level code is the longest way down from any product', () => {
  const structure = drawn({ A: ['B', 'D'], B: ['C'], C: ['D'], E: ['D'] });
  expect(Object.fromEntries(lowLevelCodes(structure, always))).toEqual({
    A: 0,
    E: 0,
    B: 1,
    C: 2,
    D: 3,
  });
  const on = (edge: Validity) => holds(edge, '2026-01-01');
  const dated = drawn({ A: [['B', '2027-01-01'], 'C'] });
  expect(Object.fromEntries(lowLevelCodes(dated, on))).toEqual({ A: 0, C: 1 });
});

test('what stands on a cycle, or behind one, has no level', () => {
  const structure = drawn({ A: ['B'], B: ['A', 'C'], X: ['Y'] });
  expect([...lowLevelCodes(structure, always).keys()].toSorted()).toEqual(['X', 'Y']);
});

const anyStructure = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 }).map((pairs) => {
  const childrenOf = (parent: number) =>
    pairs.filter(([one]) => one === parent).map(([, child]) => String(child));
  return drawn(Object.fromEntries(pairs.map(([parent]) => [parent, childrenOf(parent)])));
});

test('there is a cycle exactly where an item gets no level', () => {
  fc.assert(
    fc.property(anyStructure, (structure) => {
      const all = new Set(
        [...structure].flatMap(([p, edges]) => [p, ...edges.map((e) => e.child)]),
      );
      const levels = lowLevelCodes(structure, always);
      const cycle = cycleIn(structure);
      expect(cycle !== undefined).toBe(levels.size < all.size);
      for (const [index, id] of (cycle ?? []).slice(0, -1).entries()) {
        const children = structure.get(id)?.map(({ child }) => child);
        expect(children).toContain(cycle?.[index + 1]);
      }
      for (const [parent, edges] of cycle ? [] : structure) {
        for (const { child } of edges) {
          expect(levels.get(child)).toBeGreaterThan(levels.get(parent) as number);
        }
      }
    }),
  );
});

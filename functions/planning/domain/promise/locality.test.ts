import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bomOf,
  coming,
  itemMap,
  leadTime,
  promiseFacts,
  promiseItem,
  wanted,
} from '../../../../tests/support/promise-examples.ts';
import { orderPromises } from './order-promises.ts';
import type { OpenDemand, OpenSupply, PromiseFacts } from './promise-facts.ts';

/** Items 0 … 5; whatever is made is made of items with a higher number. */
const ITEMS = 6;
const name = (item: number): string => `I${item}`;
const day = (number: number): string => `2026-03-${String(2 + number).padStart(2, '0')}`;

const item = fc.integer({ min: 0, max: ITEMS - 1 });
const quantity = fc.integer({ min: 1, max: 20 });
const dayNumber = fc.integer({ min: 0, max: 20 });
const flow = fc.record({ item, quantity, on: dayNumber });
const work = fc.record({ item, part: item, quantity, on: dayNumber, firm: fc.boolean() });
const edge = fc.record({ of: item, part: item });

const anyFacts = fc.record({
  free: fc.array(fc.nat(15), { minLength: ITEMS, maxLength: ITEMS }),
  lead: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: ITEMS, maxLength: ITEMS }),
  orders: fc.array(flow, { minLength: 1, maxLength: 8 }),
  purchases: fc.array(flow, { maxLength: 6 }),
  works: fc.array(work, { maxLength: 5 }),
  edges: fc.array(edge, { maxLength: 6 }),
});
type Any = typeof anyFacts extends fc.Arbitrary<infer T> ? T : never;

const downward = <T extends { part: number }>(list: T[], from: (one: T) => number): T[] =>
  list.filter((one) => from(one) < one.part);

function factsOf(any: Any): PromiseFacts {
  const edges = downward(any.edges, ({ of }) => of);
  const works = downward(any.works, (one) => one.item);
  const made = new Set(edges.map(({ of }) => of));
  const source = (index: number) => ({
    noun: works[index]?.firm ? ('firmPlannedOrder' as const) : ('workOrder' as const),
    id: `W${index}`,
    number: `W${index}`,
  });
  const supplies: OpenSupply[] = [
    ...any.purchases.map((one, i) =>
      coming(`PO${i}`, name(one.item), String(one.quantity), day(one.on)),
    ),
    ...works.map((one, i) =>
      coming(`W${i}`, name(one.item), String(one.quantity), day(one.on + 2), {
        source: { ...source(i), line: 0 },
        startOn: day(one.on),
      }),
    ),
  ];
  const demands: OpenDemand[] = [
    ...any.orders.map((one, i) =>
      wanted(`SO${i}`, name(one.item), String(one.quantity), day(one.on)),
    ),
    ...works.map((one, i) =>
      wanted(`W${i}`, name(one.part), String(one.quantity), day(one.on), {
        source: { ...source(i), line: 1 },
      }),
    ),
  ];
  return promiseFacts({
    items: itemMap(
      ...any.lead.map((days, index) =>
        promiseItem(name(index), {
          source: made.has(index) ? 'make' : 'buy',
          leadTime: leadTime(days),
        }),
      ),
    ),
    boms: new Map(
      [...made].map((of) => {
        const parts = edges.filter((one) => one.of === of).map(({ part }) => [name(part), '1']);
        return [name(of), bomOf(Object.fromEntries(parts))];
      }),
    ),
    free: new Map(any.free.map((amount, index) => [name(index), String(amount)])),
    demands,
    supplies,
  });
}

/** What an item is made of, by lists and by open orders, itself included. */
function below(facts: PromiseFacts, items: Iterable<string>): Set<string> {
  const found = new Set(items);
  for (const id of found) {
    for (const { itemId } of facts.boms.get(id)?.components ?? []) found.add(itemId);
    for (const supply of facts.supplies) {
      if (supply.itemId !== id || supply.startOn === undefined) continue;
      for (const demand of facts.demands) {
        if (demand.source.noun !== 'salesOrder' && demand.source.id === supply.source.id) {
          found.add(demand.itemId);
        }
      }
    }
  }
  return found;
}

const ordersOf = ({ demands }: PromiseFacts) =>
  demands
    .filter(({ source }) => source.noun === 'salesOrder')
    .map(({ source, itemId, date }) => ({
      id: source.id,
      number: source.number,
      lines: [{ line: 1, itemId, requestedOn: date, value: '1' }],
    }));

test('the promise of an order is the same whether all facts are known or only those below it', () => {
  fc.assert(
    fc.property(anyFacts, (any) => {
      const facts = factsOf(any);
      const orders = ordersOf(facts);
      const all = orderPromises(facts, orders);
      for (const [index, order] of orders.entries()) {
        const known = below(
          facts,
          order.lines.map(({ itemId }) => itemId),
        );
        const here = <T extends { itemId: string }>(list: readonly T[]) =>
          list.filter(({ itemId }) => known.has(itemId));
        const local = {
          ...facts,
          demands: here(facts.demands),
          supplies: here(facts.supplies),
        };
        expect(orderPromises(local, [order])[0]).toEqual(all[index]);
      }
    }),
    { numRuns: 300 },
  );
});

test('what happens to an item moves only orders of it and of what is made of it', () => {
  fc.assert(
    fc.property(anyFacts, item, fc.integer({ min: 0, max: 30 }), (any, changed, amount) => {
      const before = factsOf(any);
      const free = new Map(before.free).set(name(changed), String(amount));
      const after = { ...before, free };
      const orders = ordersOf(before);
      const was = orderPromises(before, orders);
      const now = orderPromises(after, orders);
      for (const [index, order] of orders.entries()) {
        const known = below(
          before,
          order.lines.map(({ itemId }) => itemId),
        );
        if (!known.has(name(changed))) expect(now[index]).toEqual(was[index]);
      }
    }),
    { numRuns: 300 },
  );
});

test('nobody is promised what another has: pegs never exceed what there is', () => {
  fc.assert(
    fc.property(anyFacts, (any) => {
      const facts = factsOf(any);
      const promises = orderPromises(facts, ordersOf(facts));
      for (const [id, amount] of facts.free) {
        const lines = promises.flatMap(({ lines: list }) => list.filter((l) => l.itemId === id));
        const covered = lines.reduce((sum, line) => sum + Number(line.covered), 0);
        expect(covered).toBeLessThanOrEqual(Number(amount));
      }
    }),
  );
});

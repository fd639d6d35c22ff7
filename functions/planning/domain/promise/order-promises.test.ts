import { describe, expect, test } from 'vitest';
import {
  bomOf,
  coming,
  itemMap,
  leadTime,
  promiseFacts,
  promiseItem,
  wanted,
} from '../../../../tests/support/promise-examples.ts';
import { orderPromises, type PromisedOrder } from './order-promises.ts';
import type { PromiseFacts } from './promise-facts.ts';

const order = (id: string, itemId: string, requestedOn: string): PromisedOrder => ({
  id,
  number: id,
  lines: [{ line: 1, itemId, requestedOn, value: '100' }],
});
const promised = (facts: PromiseFacts, ...orders: PromisedOrder[]) =>
  orderPromises(facts, orders).map(({ number, promisedOn, lateDays, kitRate, lines }) => [
    number,
    promisedOn,
    lateDays,
    kitRate,
    lines[0]?.cause.source?.number ?? lines[0]?.cause.kind,
  ]);

describe('when open orders can leave', () => {
  test('served by date: who asks first gets the stock, the next waits for the receipt', () => {
    const facts = promiseFacts({
      items: itemMap(promiseItem('P')),
      free: new Map([['P', '10']]),
      supplies: [coming('PO1', 'P', '20', '2026-03-12')],
      demands: [wanted('B', 'P', '10', '2026-03-06'), wanted('A', 'P', '8', '2026-03-09')],
    });
    expect(promised(facts, order('A', 'P', '2026-03-09'), order('B', 'P', '2026-03-06'))).toEqual([
      ['A', '2026-03-12', 3, '0', 'PO1'],
      ['B', '2026-03-06', 0, '1', 'stock'],
    ]);
  });

  test('a reservation is its own, whoever asks first', () => {
    const facts = promiseFacts({
      items: itemMap(promiseItem('P')),
      free: new Map([['P', '2']]),
      demands: [
        wanted('EARLY', 'P', '10', '2026-03-03'),
        wanted('LATE', 'P', '8', '2026-03-20', { reserved: '8' }),
      ],
    });
    expect(
      promised(facts, order('EARLY', 'P', '2026-03-03'), order('LATE', 'P', '2026-03-20')),
    ).toEqual([
      ['EARLY', null, null, '0', 'unknown'],
      ['LATE', '2026-03-20', 0, '1', 'stock'],
    ]);
  });

  test('a firm planned order is supply; begun too late, it ends as many working days later', () => {
    const facts = (startOn: string, dueOn: string) =>
      promiseFacts({
        items: itemMap(promiseItem('P', { source: 'make' })),
        supplies: [
          coming('F1', 'P', '10', dueOn, {
            source: { noun: 'firmPlannedOrder', id: 'F1', number: 'F1', line: 0 },
            startOn,
          }),
        ],
        demands: [wanted('A', 'P', '8', '2026-03-06')],
      });
    const said = (startOn: string, dueOn: string) =>
      promised(facts(startOn, dueOn), order('A', 'P', '2026-03-06'))[0];
    expect(said('2026-03-03', '2026-03-10')).toEqual(['A', '2026-03-10', 4, '0', 'F1']);
    // Today is Monday 2 March: due on Thursday 5th, three working days behind.
    expect(said('2026-02-25', '2026-03-05')).toEqual(['A', '2026-03-10', 4, '0', 'F1']);
    // Both are past: five working days of work begin today.
    expect(said('2026-02-16', '2026-02-23')).toEqual(['A', '2026-03-09', 3, '0', 'F1']);
  });

  test('a late part moves the work order that needs it, and the order that waits for that', () => {
    const facts = (arrival: string) =>
      promiseFacts({
        items: itemMap(promiseItem('P', { source: 'make' }), promiseItem('X')),
        supplies: [
          coming('PO1', 'X', '20', arrival),
          coming('WO1', 'P', '10', '2026-03-13', {
            source: { noun: 'workOrder', id: 'WO1', number: 'WO1', line: 0 },
            startOn: '2026-03-09',
          }),
        ],
        demands: [
          wanted('SO1', 'P', '10', '2026-03-13'),
          wanted('WO1', 'X', '20', '2026-03-09', {
            source: { noun: 'workOrder', id: 'WO1', number: 'WO1', line: 1 },
          }),
        ],
      });
    const asked = order('SO1', 'P', '2026-03-13');
    expect(promised(facts('2026-03-06'), asked)).toEqual([['SO1', '2026-03-13', 0, '0', 'WO1']]);
    expect(promised(facts('2026-03-11'), asked)).toEqual([['SO1', '2026-03-17', 4, '0', 'WO1']]);
  });

  test('what is made for a line serves it alone, what is left over serves others', () => {
    const work = coming('WO1', 'P', '10', '2026-03-06', {
      source: { noun: 'workOrder', id: 'WO1', number: 'WO1', line: 0 },
      madeFor: 'salesOrder LATE 1',
    });
    const facts = promiseFacts({
      items: itemMap(promiseItem('P')),
      supplies: [work],
      demands: [wanted('EARLY', 'P', '6', '2026-03-04'), wanted('LATE', 'P', '4', '2026-03-20')],
    });
    const both = [order('EARLY', 'P', '2026-03-04'), order('LATE', 'P', '2026-03-20')];
    expect(promised(facts, ...both)).toEqual([
      ['EARLY', '2026-03-06', 2, '0', 'WO1'],
      ['LATE', '2026-03-20', 0, '0', 'WO1'],
    ]);
    const more = { ...facts, demands: facts.demands.map((d) => ({ ...d, quantity: '6' })) };
    expect(promised(more, ...both)[0]?.[1]).toBe(null);
  });

  test('what nothing supplies is estimated by lead times', () => {
    const facts = promiseFacts({
      items: itemMap(
        promiseItem('P', { source: 'make', leadTime: leadTime(2) }),
        promiseItem('X', { source: 'buy', leadTime: leadTime(3) }),
      ),
      boms: new Map([['P', bomOf({ X: '1' })]]),
      demands: [wanted('SO1', 'P', '4', '2026-03-04')],
    });
    expect(promised(facts, order('SO1', 'P', '2026-03-04'))).toEqual([
      ['SO1', '2026-03-09', 5, '0', 'make'],
    ]);
  });

  test('work orders that wait for each other do not hang', () => {
    const work = (id: string, itemId: string) =>
      coming(id, itemId, '5', '2026-03-06', {
        source: { noun: 'workOrder', id, number: id, line: 0 },
        startOn: '2026-03-04',
      });
    const material = (id: string, itemId: string) =>
      wanted(id, itemId, '5', '2026-03-04', {
        source: { noun: 'workOrder', id, number: id, line: 1 },
      });
    const facts = promiseFacts({
      items: itemMap(promiseItem('P'), promiseItem('Q')),
      supplies: [work('WP', 'P'), work('WQ', 'Q')],
      demands: [material('WP', 'Q'), material('WQ', 'P'), wanted('SO', 'P', '1', '2026-03-09')],
    });
    expect(promised(facts, order('SO', 'P', '2026-03-09'))).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import {
  coming,
  itemMap,
  leadTime,
  promiseFacts,
  promiseItem,
  wanted,
} from '../../../../tests/support/promise-examples.ts';
import { explainOrderPromise } from './explain-promise.ts';
import { orderPromises } from './order-promises.ts';
import type { PromiseFacts } from './promise-facts.ts';

const order = {
  ...{ id: 'SO', number: 'SO' },
  lines: [{ line: 1, itemId: 'P', requestedOn: '2026-03-09', value: '1' }],
};
const told = (facts: PromiseFacts) =>
  (explainOrderPromise(facts, order).get(1) ?? []).map(
    ({ code, level, itemId, quantity, number, date }) =>
      [level, code, itemId, quantity, number, date].filter((one) => one !== undefined).join(' '),
  );
const work = (id: string, itemId: string, quantity: string, startOn: string, date: string) =>
  coming(id, itemId, quantity, date, {
    source: { noun: 'workOrder', id, number: id, line: 0 },
    startOn,
  });
const material = (id: string, itemId: string, quantity: string, date: string) =>
  wanted(id, itemId, quantity, date, {
    source: { noun: 'workOrder', id, number: id, line: 10 },
  });

describe('why an order leaves when it does', () => {
  test('stock first, then what is bought, then what nobody has ordered', () => {
    const facts = promiseFacts({
      items: itemMap(promiseItem('P', { source: 'buy', leadTime: leadTime(5) })),
      free: new Map([['P', '3']]),
      supplies: [coming('PO', 'P', '4', '2026-03-10')],
      demands: [wanted('SO', 'P', '9', '2026-03-09')],
    });
    expect(told(facts)).toEqual([
      '0 asked P 9 2026-03-09',
      '0 onHand P 3 2026-03-02',
      '0 receipt P 4 PO 2026-03-10',
      '0 buy P 2 2026-03-09',
    ]);
  });

  test('down the work orders to the part that holds them up; what is in time is not told', () => {
    const facts = promiseFacts({
      items: itemMap(promiseItem('P'), promiseItem('B'), promiseItem('X'), promiseItem('Y')),
      free: new Map([['Y', '5']]),
      supplies: [
        work('WP', 'P', '5', '2026-03-05', '2026-03-06'),
        work('WB', 'B', '5', '2026-03-03', '2026-03-04'),
        coming('PO', 'X', '5', '2026-03-05'),
      ],
      demands: [
        wanted('SO', 'P', '5', '2026-03-09'),
        material('WP', 'B', '5', '2026-03-05'),
        material('WB', 'X', '5', '2026-03-03'),
        { ...material('WB', 'Y', '5', '2026-03-03') },
      ],
    });
    expect(told(facts)).toEqual([
      '0 asked P 5 2026-03-09',
      '0 receipt P 5 WP 2026-03-09',
      '1 needed B 5 WP 2026-03-05',
      '1 receipt B 5 WB 2026-03-06',
      '2 needed X 5 WB 2026-03-03',
      '2 receipt X 5 PO 2026-03-05',
      '2 material WB 2026-03-05',
      '1 material WP 2026-03-06',
    ]);
    expect(orderPromises(facts, [order])[0]?.promisedOn).toBe('2026-03-09');
  });

  test('nobody says how to get it, and orders that wait for each other are told once', () => {
    const facts = promiseFacts({
      items: itemMap(promiseItem('P'), promiseItem('X')),
      supplies: [work('W', 'P', '5', '2026-03-05', '2026-03-06')],
      demands: [
        wanted('SO', 'P', '5', '2026-03-09'),
        material('W', 'X', '1', '2026-03-05'),
        material('W', 'P', '1', '2026-03-05'),
      ],
    });
    expect(told(facts)).toContain('1 noSource X 1');
  });
});

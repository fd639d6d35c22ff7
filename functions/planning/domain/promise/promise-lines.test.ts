import { describe, expect, test } from 'vitest';
import { dateRange } from '../../../../shared/kernel/date.ts';
import {
  bomOf,
  coming,
  itemMap,
  leadTime,
  promiseFacts,
  promiseItem,
  wanted,
} from '../../../../tests/support/promise-examples.ts';
import { promiseLines } from './promise-lines.ts';

const calendar = promiseFacts({}).calendar;
const cnc = {
  id: 'CNC',
  name: 'CNC',
  machines: 1,
  minutesPerDay: 480,
  efficiency: '1',
  calendar,
};
/** Three hours of every working day are planned already: five are free. */
const load = new Map([
  ['CNC', new Map(dateRange('2026-03-01', '2026-04-30').map((date) => [date, 180]))],
]);

describe('what can be promised when', () => {
  test('120 of which 30 are free, 50 come on Friday, and the rest takes six working days', () => {
    const facts = promiseFacts({
      items: itemMap(promiseItem('P', { source: 'make', leadTime: leadTime(6) })),
      free: new Map([['P', '30']]),
      supplies: [coming('PO1', 'P', '50', '2026-03-06')],
    });
    const [promise] = promiseLines(facts, [{ itemId: 'P', quantity: '120' }]);
    expect(promise?.parts).toMatchObject([
      { kind: 'stock', quantity: '30', date: '2026-03-02' },
      { kind: 'receipt', quantity: '50', date: '2026-03-06', source: { number: 'PO1' } },
      { kind: 'make', quantity: '40', date: '2026-03-10' },
    ]);
    expect(promise?.fullDate).toBe('2026-03-10');
  });

  test('the worked example: material on Friday, 20 h at 5 h a day, handling: Thursday 12 March', () => {
    const facts = promiseFacts({
      handlingDays: 1,
      items: itemMap(
        promiseItem('P', { source: 'make' }),
        promiseItem('X', { source: 'buy', leadTime: leadTime(20, 1) }),
      ),
      boms: new Map([['P', bomOf({ X: '2' })]]),
      routings: new Map([
        ['P', [{ centreId: 'CNC', setupMinutes: '0', runMinutes: '30', waitMinutes: 0 }]],
      ]),
      centres: new Map([['CNC', cnc]]),
      load,
      free: new Map([['X', '50']]),
      supplies: [coming('PO1', 'X', '30', '2026-03-05')],
    });
    const [promise] = promiseLines(facts, [{ itemId: 'P', quantity: '40' }]);
    expect(promise?.fullDate).toBe('2026-03-12');
    const days = promise?.steps.filter(({ code }) => code === 'work').map(({ date }) => date);
    expect(days).toEqual(['2026-03-06', '2026-03-09', '2026-03-10', '2026-03-11']);
    expect(promise?.steps).toContainEqual(
      expect.objectContaining({ code: 'material', date: '2026-03-06' }),
    );
  });

  test('components of components are looked for as well', () => {
    const facts = promiseFacts({
      items: itemMap(
        promiseItem('P', { source: 'make', leadTime: leadTime(2) }),
        promiseItem('M', { source: 'make', leadTime: leadTime(1) }),
        promiseItem('X', { source: 'buy', leadTime: leadTime(5) }),
      ),
      boms: new Map([
        ['P', bomOf({ M: '1' })],
        ['M', bomOf({ X: '3' })],
      ]),
      free: new Map([
        ['M', '4'],
        ['X', '10'],
      ]),
    });
    const date = (quantity: string) =>
      promiseLines(facts, [{ itemId: 'P', quantity }])[0]?.fullDate;
    expect(date('4')).toBe('2026-03-04');
    expect(date('7')).toBe('2026-03-05');
    expect(date('8')).toBe('2026-03-12');
  });

  test('two lines are not promised the same piece, nor two components of one line', () => {
    const facts = promiseFacts({
      items: itemMap(
        promiseItem('P', { source: 'make', leadTime: leadTime(1) }),
        promiseItem('X', { source: 'buy', leadTime: leadTime(5) }),
      ),
      boms: new Map([['P', bomOf({ X: '1' })]]),
      free: new Map([['X', '10']]),
    });
    const lines = [
      { itemId: 'P', quantity: '6' },
      { itemId: 'P', quantity: '6' },
    ];
    const dates = promiseLines(facts, lines).map(({ fullDate }) => fullDate);
    expect(dates).toEqual(['2026-03-03', '2026-03-10']);
  });

  test('what others have ordered is theirs, from the latest supply that still serves them', () => {
    const facts = promiseFacts({
      items: itemMap(promiseItem('P')),
      free: new Map([['P', '20']]),
      supplies: [coming('PO1', 'P', '30', '2026-03-09')],
      demands: [wanted('SO1', 'P', '30', '2026-03-09'), wanted('SO2', 'P', '5', '2026-03-03')],
    });
    const [promise] = promiseLines(facts, [{ itemId: 'P', quantity: '20' }]);
    expect(promise?.parts).toMatchObject([{ quantity: '15', date: '2026-03-02' }]);
    expect(promise).toMatchObject({ unpromised: '5', fullDate: null });
    expect(promise?.steps.at(-1)?.code).toBe('noSource');
  });

  test('a receipt far away is not waited for when buying anew is faster', () => {
    const facts = promiseFacts({
      items: itemMap(promiseItem('P', { source: 'buy', leadTime: leadTime(5) })),
      free: new Map([['P', '3']]),
      supplies: [coming('PO1', 'P', '50', '2026-06-01')],
    });
    const [promise] = promiseLines(facts, [{ itemId: 'P', quantity: '10' }]);
    expect(promise?.parts).toMatchObject([
      { kind: 'stock', quantity: '3' },
      { kind: 'buy', quantity: '7', date: '2026-03-09' },
    ]);
  });

  test('a phantom costs no time of its own', () => {
    const bom = bomOf({ F: '1' });
    const facts = promiseFacts({
      items: itemMap(
        promiseItem('P', { source: 'make', leadTime: leadTime(1) }),
        promiseItem('F', { source: 'make', leadTime: leadTime(9) }),
        promiseItem('X', { source: 'buy', leadTime: leadTime(2) }),
      ),
      boms: new Map([
        ['P', { ...bom, components: bom.components.map((c) => ({ ...c, phantom: true })) }],
        ['F', bomOf({ X: '1' })],
      ]),
    });
    expect(promiseLines(facts, [{ itemId: 'P', quantity: '1' }])[0]?.fullDate).toBe('2026-03-05');
  });

  test('goods made to order leave free stock alone', () => {
    const facts = promiseFacts({
      items: itemMap(
        promiseItem('P', { source: 'make', leadTime: leadTime(4), madeToOrder: true }),
      ),
      free: new Map([['P', '100']]),
    });
    const [promise] = promiseLines(facts, [{ itemId: 'P', quantity: '5' }]);
    expect(promise?.parts).toMatchObject([{ kind: 'make', quantity: '5', date: '2026-03-06' }]);
  });

  test('a line made to order takes from nobody: what lies free is for the others', () => {
    const source = { noun: 'salesOrder' as const, id: 'so_1', number: 'SO1', line: 1 };
    const work = { noun: 'workOrder' as const, id: 'wo_1', number: 'WO1', line: 1 };
    const own = { itemId: 'P', date: '2026-03-03' };
    const facts = promiseFacts({
      items: itemMap(promiseItem('P', { source: 'make', leadTime: leadTime(4) })),
      free: new Map([['P', '5']]),
      demands: [{ source, ...own, quantity: '10', reserved: '2', madeToOrder: true }],
      supplies: [{ source: work, ...own, quantity: '9', madeFor: 'salesOrder so_1 1' }],
    });
    const ask = (madeToOrder: boolean) =>
      promiseLines(facts, [{ itemId: 'P', quantity: '6', madeToOrder }])[0]?.parts;
    expect(ask(false)).toMatchObject([
      { kind: 'stock', quantity: '5', date: '2026-03-02' },
      { kind: 'receipt', quantity: '1', date: '2026-03-03' },
    ]);
    expect(ask(true)).toMatchObject([{ kind: 'make', quantity: '6', date: '2026-03-06' }]);
  });
});

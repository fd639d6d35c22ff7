import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, gte, lte, sum } from '../../../../shared/kernel/decimal.ts';
import { kitLine, kitOrder, kitQuestion, onHand } from '../../../../tests/support/kit-examples.ts';
import { analyseKits } from './analyse-kits.ts';

const stock = [onHand('X', '150'), onHand('Y', '120'), onHand('Z', '500')];
const first = kitOrder('WO1', '100', [
  kitLine('X', '200'),
  kitLine('Y', '100'),
  kitLine('Z', '400'),
]);
const second = kitOrder('WO2', '50', [kitLine('X', '50'), kitLine('Y', '50')]);

const shown = (question: Parameters<typeof analyseKits>[0]) =>
  analyseKits(question).map(({ number, kitQuantity, kitRate, lines }) => [
    number,
    kitQuantity,
    kitRate,
    Object.fromEntries(
      lines.filter(({ shortage }) => shortage !== '0').map((l) => [l.itemId, l.shortage]),
    ),
  ]);

describe('kitting, the worked example', () => {
  test('the first order takes 75 sets, the second finds no X', () => {
    expect(shown(kitQuestion([first, second], stock))).toEqual([
      ['WO1', '75', '0.75', { X: '50' }],
      ['WO2', '0', '0', { X: '50', Y: '5' }],
    ]);
  });

  test('the other way round one order is complete and the other half done', () => {
    expect(shown(kitQuestion([second, first], stock))).toEqual([
      ['WO2', '50', '1', {}],
      ['WO1', '50', '0.5', { X: '100', Y: '30' }],
    ]);
  });

  test('an order that claims all it needs leaves less to the next', () => {
    const question = kitQuestion([first, second], stock, { allocation: 'fullClaim' });
    expect(shown(question)[1]).toEqual(['WO2', '0', '0', { X: '50', Y: '30' }]);
  });

  test('with X on order the first order is complete on the day it comes, the second never', () => {
    const coming = [...stock, { itemId: 'X', quantity: '50', date: '2026-03-12' }];
    const answers = analyseKits(kitQuestion([first, second], coming));
    expect(answers.map(({ fullKitOn }) => fullKitOn)).toEqual(['2026-03-12', null]);
    expect(answers[0]?.kitQuantity).toBe('75');
  });

  test('receipts count for orders that start after them, where they are asked for', () => {
    const coming = [...stock, { itemId: 'X', quantity: '50', date: '2026-03-12' }];
    const late = { ...first, startOn: '2026-03-12' };
    const answers = (startOn: string) =>
      analyseKits(kitQuestion([{ ...late, startOn }], coming, { supply: 'withReceipts' }));
    expect(answers('2026-03-12')[0]?.kitQuantity).toBe('100');
    expect(answers('2026-03-11')[0]?.kitQuantity).toBe('75');
  });
});

describe('sets of one line', () => {
  test('loss counts: 150 at 2 per piece and 5 % loss make 71 sets, not 75', () => {
    const order = kitOrder('WO', '100', [kitLine('X', '210')]);
    expect(analyseKits(kitQuestion([order], [onHand('X', '150')]))[0]).toMatchObject({
      kitQuantity: '71',
      kitRate: '0.71',
    });
  });

  test('a product that may be divided is completed in parts', () => {
    const order = { ...kitOrder('WO', '100', [kitLine('X', '210')]), decimals: 2 };
    const [answer] = analyseKits(kitQuestion([order], [onHand('X', '150')]));
    expect(answer?.kitQuantity).toBe('71.42');
  });

  test('the fixed quantity is needed before the first piece', () => {
    const order = kitOrder('WO', '10', [kitLine('X', '25', { fixed: '5' })]);
    const kits = (quantity: string) =>
      analyseKits(kitQuestion([order], [onHand('X', quantity)]))[0]?.kitQuantity;
    expect([kits('4'), kits('6'), kits('7'), kits('24'), kits('25')]).toEqual([
      '0',
      '0',
      '1',
      '9',
      '10',
    ]);
  });

  test('what was issued counts, what the finished pieces used does not', () => {
    const line = kitLine('X', '200', { issued: '90' });
    const order = { ...kitOrder('WO', '100', [line]), done: '40' };
    const [answer] = analyseKits(kitQuestion([order], [onHand('X', '30')]));
    expect(answer).toMatchObject({ openQuantity: '60', kitQuantity: '20' });
    expect(answer?.lines[0]).toMatchObject({ need: '110', shortage: '80' });
  });

  test("an order's own reservation is its own, whoever comes first", () => {
    const mine = kitOrder('B', '10', [kitLine('X', '10', { reserved: '8' })]);
    const other = kitOrder('A', '10', [kitLine('X', '10')]);
    const answers = analyseKits(kitQuestion([other, mine], [onHand('X', '2')]));
    expect(answers.map(({ kitQuantity }) => kitQuantity)).toEqual(['2', '8']);
  });

  test('two lines of one item do not both count the same piece', () => {
    const order = kitOrder('WO', '10', [kitLine('X', '10'), kitLine('X', '20', { position: 2 })]);
    const [answer] = analyseKits(kitQuestion([order], [onHand('X', '15')]));
    expect(answer?.kitQuantity).toBe('5');
  });
});

describe('which materials count', () => {
  const order = kitOrder('WO', '10', [
    kitLine('X', '10', { keyItem: true }),
    kitLine('Y', '10', { backflush: true, position: 2 }),
    kitLine('Z', '10', { position: 3 }),
  ]);
  const some = [onHand('X', '9'), onHand('Y', '3'), onHand('Z', '6')];

  test.each([
    ['all', '3'],
    ['nonBackflush', '6'],
    ['keyItems', '9'],
  ] as const)('%s: %s sets', (scope, sets) => {
    expect(analyseKits(kitQuestion([order], some, { scope }))[0]?.kitQuantity).toBe(sets);
  });
});

describe('substitutes', () => {
  const alternates = [
    { itemId: 'X3', decimals: 0, priority: 2, ratio: '1' },
    { itemId: 'X2', decimals: 0, priority: 1, ratio: '2' },
  ];
  const order = kitOrder('WO', '10', [kitLine('X', '10', { alternates })]);
  const some = [onHand('X', '4'), onHand('X2', '7'), onHand('X3', '50')];

  test('the item goes first, then alternates by priority at their ratio', () => {
    const question = kitQuestion([order], some, { substitutes: 'consider' });
    expect(analyseKits(question)[0]?.lines[0]).toMatchObject({
      available: '10',
      substitutes: [
        { itemId: 'X2', quantity: '6' },
        { itemId: 'X3', quantity: '3' },
      ],
    });
  });

  test('ignored, they stay where they are', () => {
    expect(analyseKits(kitQuestion([order], some))[0]?.kitQuantity).toBe('4');
  });

  test('an alternate that comes earlier makes the kit complete earlier', () => {
    const coming = [
      onHand('X', '4'),
      { itemId: 'X', quantity: '6', date: '2026-03-20' },
      { itemId: 'X2', quantity: '12', date: '2026-03-10' },
    ];
    const question = kitQuestion([order], coming, { substitutes: 'consider' });
    expect(analyseKits(question)[0]?.fullKitOn).toBe('2026-03-10');
    expect(analyseKits(kitQuestion([order], coming))[0]?.fullKitOn).toBe('2026-03-20');
  });
});

describe('short parts that are made here', () => {
  const component = { decimals: 0, fixed: '0', loss: '0' };
  const boms = [
    {
      itemId: 'M',
      decimals: 0,
      outputQuantity: '1',
      yield: '1',
      components: [
        { ...component, itemId: 'S', quantity: '2' },
        { ...component, itemId: 'N', quantity: '1' },
      ],
    },
    {
      itemId: 'N',
      decimals: 0,
      outputQuantity: '1',
      yield: '1',
      components: [{ ...component, itemId: 'S', quantity: '1' }],
    },
  ];
  const order = kitOrder('WO', '10', [kitLine('M', '10')]);

  test('count as far as their own components reach, two levels down', () => {
    const some = [onHand('M', '3'), onHand('S', '14'), onHand('N', '2')];
    const question = { ...kitQuestion([order], some, { multiLevel: true }), boms };
    expect(analyseKits(question)[0]?.kitQuantity).toBe('8');
    expect(analyseKits(kitQuestion([order], some))[0]?.kitQuantity).toBe('3');
  });
});

describe('for any stock and orders', () => {
  const items = ['X', 'Y', 'Z'];
  const lines = fc.array(
    fc.record({ itemId: fc.constantFrom(...items), per: fc.integer({ min: 1, max: 4 }) }),
    { minLength: 1, maxLength: 4 },
  );
  const orders = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 30 }), lines }), {
    maxLength: 6,
  });
  const made = fc.tuple(orders, fc.array(fc.nat(120), { minLength: 3, maxLength: 3 }));

  test('no more is handed out than there is, and a complete kit is short of nothing', () => {
    fc.assert(
      fc.property(made, fc.boolean(), ([list, amounts], full) => {
        const wanted = list.map((one, index) =>
          kitOrder(
            `WO${index}`,
            String(one.quantity),
            one.lines.map(({ itemId, per }, position) =>
              kitLine(itemId, String(per * one.quantity), { position }),
            ),
          ),
        );
        const allocation = full ? 'fullClaim' : 'kitOnly';
        const some = items.map((item, index) => onHand(item, String(amounts[index])));
        const answers = analyseKits(kitQuestion(wanted, some, { allocation }));
        for (const item of items) {
          const used = answers.map((answer, index) => {
            const per = list[index]?.lines.filter((l) => l.itemId === item) ?? [];
            return String(per.reduce((total, l) => total + l.per, 0) * Number(answer.kitQuantity));
          });
          expect(lte(sum(used), String(amounts[items.indexOf(item)]))).toBe(true);
        }
        for (const answer of answers) {
          expect(lte(answer.kitQuantity, answer.openQuantity)).toBe(true);
          const short = sum(answer.lines.map(({ shortage }) => shortage));
          expect(answer.complete).toBe(short === '0');
          for (const { need, available, shortage } of answer.lines) {
            expect(add(available, shortage)).toBe(need);
            expect(gte(shortage, '0')).toBe(true);
          }
        }
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { kitLine, kitOrder, kitQuestion, onHand } from '../../../../tests/support/kit-examples.ts';
import { adviseSwaps } from './advise-swaps.ts';
import { analyseKits } from './analyse-kits.ts';

const first = kitOrder('WO1', '100', [
  kitLine('X', '200'),
  kitLine('Y', '100'),
  kitLine('Z', '400'),
]);
const second = kitOrder('WO2', '50', [kitLine('X', '50'), kitLine('Y', '50')]);
const stock = [onHand('X', '150'), onHand('Y', '120'), onHand('Z', '500')];

describe('which orders should change places', () => {
  test('the worked example: one finished order instead of none', () => {
    const { swaps, sequence } = adviseSwaps(kitQuestion([first, second], stock));
    expect(sequence).toEqual(['WO2', 'WO1']);
    expect(swaps).toMatchObject([
      {
        number: 'WO2',
        place: 'before',
        otherNumber: 'WO1',
        before: { orders: 0, value: '0' },
        after: { orders: 1, value: '50' },
        sentence: {
          en: 'Serve WO2 before WO1: one finished order instead of none.',
          zh: '把 WO2 排到 WO1 之前：可完成 1 单，而不是 0 单。',
        },
      },
    ]);
  });

  test('where everything can be finished, nothing is said', () => {
    const plenty = stock.map((one) => ({ ...one, quantity: '1000' }));
    expect(adviseSwaps(kitQuestion([first, second], plenty)).swaps).toEqual([]);
  });

  test('one large order that blocks many small ones goes last, in one move', () => {
    const small = ['A', 'B', 'C', 'D'].map((name) => kitOrder(name, '10', [kitLine('X', '10')]));
    const large = kitOrder('BIG', '100', [kitLine('X', '100')]);
    const question = kitQuestion([large, ...small], [onHand('X', '45')]);
    const { swaps, sequence } = adviseSwaps(question);
    expect(swaps).toHaveLength(1);
    expect(swaps[0]).toMatchObject({ number: 'BIG', place: 'after', after: { orders: 4 } });
    expect(sequence).toEqual(['A', 'B', 'C', 'D', 'BIG']);
  });

  test('as many orders, but worth more', () => {
    const cheap = { ...kitOrder('CHEAP', '10', [kitLine('X', '10')]), value: '100' };
    const dear = { ...kitOrder('DEAR', '10', [kitLine('X', '10')]), value: '900' };
    const [swap] = adviseSwaps(kitQuestion([cheap, dear], [onHand('X', '10')])).swaps;
    expect(swap?.sentence.en).toBe(
      'Serve DEAR before CHEAP: as many orders are finished, worth 900 instead of 100.',
    );
  });

  test('orders that compete for different things are advised on separately', () => {
    const pairs = ['1', '2'].flatMap((pair) => [
      kitOrder(`L${pair}`, '100', [kitLine(`X${pair}`, '100')]),
      kitOrder(`S${pair}`, '10', [kitLine(`X${pair}`, '10')]),
    ]);
    const question = kitQuestion(pairs, [onHand('X1', '20'), onHand('X2', '20')]);
    const { swaps, sequence } = adviseSwaps(question);
    expect(swaps.map(({ number }) => number)).toEqual(['S1', 'S2']);
    const orders = sequence.map((id) => pairs.find((one) => one.id === id) ?? first);
    const answers = analyseKits({ ...question, orders });
    expect(answers.filter(({ complete }) => complete).map(({ number }) => number)).toEqual([
      'S1',
      'S2',
    ]);
  });
});

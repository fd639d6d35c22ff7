import { describe, expect, test } from 'vitest';
import { kitQuestion, onHand } from '../../../../tests/support/kit-examples.ts';
import { kitSalesOrders, type SalesKitOrder } from './kit-sales-orders.ts';

const line = (position: number, itemId: string, open: string, value: string) => ({
  position,
  itemId,
  decimals: 0,
  open,
  reserved: '0',
  value,
});
const order = (number: string, lines: SalesKitOrder['lines']): SalesKitOrder => ({
  id: number,
  number,
  dueOn: '2026-03-09',
  priority: 5,
  lines,
});
const two = order('SO1', [line(1, 'P', '10', '900'), line(2, 'Q', '5', '100')]);

describe('how much of a sales order is there', () => {
  test('one line of two, the cheap one: half by lines, a tenth by value', () => {
    const question = { ...kitQuestion([], [onHand('P', '9'), onHand('Q', '5')]), orders: [two] };
    expect(kitSalesOrders(question)).toMatchObject([
      { kitRate: '0.5', valueRate: '0.1', complete: false, fullKitOn: null },
    ]);
  });

  test('what an incomplete line could take stays for others, unless it is claimed', () => {
    const other = order('SO2', [line(1, 'P', '9', '810')]);
    const rate = (allocation: 'kitOnly' | 'fullClaim') => {
      const plain = kitQuestion([], [onHand('P', '9')], { allocation });
      return kitSalesOrders({ ...plain, orders: [two, other] })[1]?.kitRate;
    };
    expect(rate('kitOnly')).toBe('1');
    expect(rate('fullClaim')).toBe('0');
  });

  test('a short line counts as far as it could be made, when asked', () => {
    const bom = {
      itemId: 'P',
      decimals: 0,
      outputQuantity: '1',
      yield: '1',
      components: [{ itemId: 'X', decimals: 0, quantity: '2', fixed: '0', loss: '0.05' }],
    };
    const plain = kitQuestion([], [onHand('P', '4'), onHand('X', '13')], { multiLevel: true });
    const orders = [order('SO', [line(1, 'P', '10', '1')])];
    const [answer] = kitSalesOrders({ ...plain, boms: [bom], orders });
    expect(answer).toMatchObject({ kitRate: '1', lines: [{ covered: '10', shortage: '0' }] });
  });

  test('the order is complete when its last line is', () => {
    const supplies = [
      onHand('P', '10'),
      { itemId: 'Q', quantity: '3', date: '2026-03-06' },
      { itemId: 'Q', quantity: '2', date: '2026-03-11' },
    ];
    const question = { ...kitQuestion([], supplies), orders: [two] };
    expect(kitSalesOrders(question)[0]?.fullKitOn).toBe('2026-03-11');
  });

  test('a line made to order takes what is made for it, and nothing that lies free', () => {
    const own = { ...line(1, 'P', '10', '1'), reserved: '2', shelf: 'salesOrder SO1 1' };
    const supplies = [
      onHand('P', '20'),
      { itemId: 'salesOrder SO1 1', quantity: '8', date: '2026-03-11' },
    ];
    const orders = [order('SO1', [own]), order('SO2', [line(1, 'P', '20', '1')])];
    const answers = kitSalesOrders({ ...kitQuestion([], supplies), orders });
    expect(answers).toMatchObject([
      { kitRate: '0', fullKitOn: '2026-03-11', lines: [{ itemId: 'P', covered: '2' }] },
      { kitRate: '1' },
    ]);
  });
});

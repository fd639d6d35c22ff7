import { describe, expect, it } from 'vitest';
import { shareBetween } from '../../../shared/kernel/share-between.ts';
import { assertOtherPerson, exceedsApproved, needsSecond } from './approval.ts';
import { breakPrice, currentPrice, type SupplierPrice } from './choose-price.ts';
import { priceIn, priceInForm } from './convert-price.ts';
import { dueDateOf } from './due-date.ts';
import { urgencyOf } from './follow-up.ts';
import { lotSize } from './lot-size.ts';
import { matchableQuantity, type OrderLine, receiptState } from './order-life.ts';
import { planReceipt } from './plan-receipt.ts';
import { planRejectedReturn, planReturn } from './plan-return.ts';
import { rankSuppliers } from './rank-suppliers.ts';
import { receiptsBehind } from './receipts-behind.ts';
import { releasePegs } from './release-pegs.ts';

const orderLine = (more: Partial<OrderLine> = {}): OrderLine => ({
  ...{ lineNo: 1, itemId: 'itm_1', unitId: 'unit_1', quantity: '100', purchaseQuantity: '100' },
  ...{ price: '10', taxCode: 'VAT13', taxRate: '0.13', net: '1000', tax: '130', gross: '1130' },
  ...{ received: '0', invoiced: '0', accrued: '0' },
  ...more,
});

const terms = { overReceipt: '0.05', deductible: true, currency: 'CNY' };
const arriving = (line: OrderLine, quantity: string, rejected = '0') =>
  planReceipt(terms, { line, quantity, rejected, pointer: '/lines/0' });

describe('goods that arrive', () => {
  it('parts of a line add up to the whole to the cent, whatever the parts', () => {
    const odd = orderLine({ quantity: '3', net: '100', tax: '13', gross: '113' });
    const first = arriving(odd, '1');
    const second = arriving(first.line, '2');
    expect([first.value, second.value]).toEqual(['33.33', '66.67']);
    expect(second.line).toMatchObject({ received: '3', accrued: '100' });
    expect(shareBetween('100', '3', '4', '3', 'CNY')).toBe('33.33');
  });

  it('over the tolerance they are refused; what was rejected may come again', () => {
    expect(arriving(orderLine(), '105').line.received).toBe('105');
    expect(() => arriving(orderLine(), '106')).toThrow('only 105 more');
    const rejected = arriving(orderLine(), '95', '5').line;
    expect(rejected).toMatchObject({ received: '95', rejected: '5' });
    expect(receiptState([rejected])).toBe('partlyReceived');
    expect(() => arriving(orderLine(), '0')).toThrow('both are zero');
  });

  it('tax that cannot be deducted is part of what they cost', () => {
    const plan = planReceipt(
      { ...terms, deductible: false },
      { line: orderLine(), quantity: '10', rejected: '0', pointer: '' },
    );
    expect(plan.value).toBe('113');
  });
});

const receiptLine = (more = {}) => ({
  ...{ lineNo: 1, purchaseOrderId: 'po_1', orderLine: 1, itemId: 'itm_1' },
  ...{ quantity: '10', value: '100', ...more },
});
const wish = (quantity: string, replace = false) => ({
  ...{ quantity, replace, currency: 'CNY', pointer: '/lines/0/quantity' },
});

describe('goods that go back', () => {
  it('what no invoice has come for goes first, at what it was accrued at', () => {
    const line = orderLine({ received: '10', invoiced: '4', accrued: '60', owedNet: '40' });
    const plan = planReturn(line, receiptLine(), wish('8'));
    expect(plan).toMatchObject({ accrued: '60', toCredit: '2', net: '20', tax: '0' });
    expect(plan.orderLine).toMatchObject({ returned: '8', accrued: '0', owedNet: '20' });
    expect(matchableQuantity(plan.orderLine)).toBe('-2');
  });

  it('3 of 10 that were invoiced at 10 + 13 %: 33.90 off the payable, matchable −3 (PUR-25)', () => {
    const line = orderLine({ received: '10', invoiced: '10', owedNet: '100', owedTax: '13' });
    const plan = planReturn(line, receiptLine(), wish('3'));
    expect(plan).toMatchObject({ accrued: '0', toCredit: '3', net: '30', tax: '3.9' });
    expect(matchableQuantity(plan.orderLine)).toBe('-3');
    const again = planReturn(plan.orderLine, plan.receiptLine, wish('7', true));
    expect(again).toMatchObject({ net: '70', tax: '9.1' });
    expect(again.orderLine).toMatchObject({ owedNet: '0', owedTax: '0', replaced: '7' });
  });

  it('more than is left is refused, rejected goods on their own count', () => {
    const line = orderLine({ received: '10', rejected: '2', accrued: '100' });
    expect(() => planReturn(line, receiptLine({ returned: '4' }), wish('7'))).toThrow('Only 6');
    const rejected = receiptLine({ rejected: '2' });
    const plan = planRejectedReturn(line, rejected, wish('2'));
    expect(plan).toMatchObject({ accrued: '0', net: '0', orderLine: { accrued: '100' } });
    expect(() => planRejectedReturn(line, plan.receiptLine, wish('1'))).toThrow('Only 0');
  });
});

describe('receipts behind an invoice', () => {
  const receipt = (id: string, date: string, quantity: string, returned = '0') =>
    ({
      ...{ id, date, stockMoveId: `mov_${id}` },
      lines: [receiptLine({ quantity, returned })],
    }) as never;

  it('come in the order of their dates, without what went back', () => {
    const receipts = [receipt('b', '2026-03-05', '40'), receipt('a', '2026-03-01', '60', '10')];
    const behind = receiptsBehind(receipts, { orderId: 'po_1', lineNo: 1 }, '30', '70');
    expect(behind.map(({ moveId, quantity }) => [moveId, quantity])).toEqual([
      ['mov_a', '20'],
      ['mov_b', '20'],
    ]);
  });
});

describe('approval', () => {
  it('nobody approves their own order above the limit; without a limit everybody does', () => {
    const own = { gross: '1130', requestedBy: 'user:mem_1' };
    expect(() => assertOtherPerson(own, 'user:mem_1', '1000')).toThrow('somebody else');
    expect(() => assertOtherPerson(own, 'user:mem_2', '1000')).not.toThrow();
    expect(() => assertOtherPerson(own, 'user:mem_1', '1130')).not.toThrow();
    expect(needsSecond('99999999', undefined)).toBe(false);
  });

  it('less than approved is approved, a new line or a higher price is not', () => {
    const before = [orderLine()];
    expect(exceedsApproved(before, [orderLine({ quantity: '90', gross: '1017' })])).toBe(false);
    expect(exceedsApproved(before, [orderLine({ price: '10.01' })])).toBe(true);
    expect(exceedsApproved(before, [orderLine({ quantity: '50' }), orderLine({ lineNo: 2 })])).toBe(
      true,
    );
  });

  it('a line keeps the first requests up to what it orders, the rest waits again', () => {
    const pegs = ['60', '40'].map((quantity, i) => ({ lineNo: 1, requestId: `pr_${i}`, quantity }));
    expect(releasePegs({ pegs } as never, () => '70')).toEqual({
      pegs: [pegs[0], { ...pegs[1], quantity: '10' }],
      back: [{ requestId: 'pr_1', quantity: '-30' }],
    });
  });
});

describe('prices of suppliers', () => {
  const offer = (more: object) =>
    ({
      ...{ id: 'spr_1', supplierId: 'sup_1', itemId: 'itm_1', validFrom: '2026-01-01' },
      breaks: [
        { minimum: '1', price: '10' },
        { minimum: '500', price: '9.2' },
      ],
      ...more,
    }) as SupplierPrice;

  it('the highest break reached counts, below the first there is none', () => {
    expect(['0.5', '1', '499', '500'].map((quantity) => breakPrice(offer({}), quantity))).toEqual([
      ...[undefined, '10', '10', '9.2'],
    ]);
  });

  it('of several the one that began last and has not ended', () => {
    const prices = [
      offer({}),
      offer({ id: 'spr_2', validFrom: '2026-03-01', validTo: '2026-03-31' }),
      offer({ id: 'spr_3', validFrom: '2026-02-01', archived: true }),
    ];
    const on = (date: string) => currentPrice(prices, 'sup_1', 'itm_1', date)?.id;
    expect([on('2026-02-15'), on('2026-03-15'), on('2026-04-01')]).toEqual([
      ...['spr_1', 'spr_2', 'spr_1'],
    ]);
    expect(on('2025-12-31')).toBeUndefined();
  });

  it('a box of 12 at 120 is a piece at 10; 113 with tax is 100 without', () => {
    const box = { numerator: '12', denominator: '1' };
    const piece = { numerator: '1', denominator: '1' };
    expect([priceIn('120', box, piece), priceIn('10', piece, box)]).toEqual(['10', '120']);
    const [gross, net] = [{ taxIncluded: true }, { taxIncluded: false }];
    expect(priceInForm('113', gross, net, '0.13')).toBe('100');
    expect(priceInForm('100', net, gross, '0.13')).toBe('113');
  });

  it('lots: at least the minimum, then up to the multiple', () => {
    expect(lotSize('130', { minimumLot: '60', lotMultiple: '30' })).toBe('150');
    expect(lotSize('10', { minimumLot: '60', lotMultiple: '25' })).toBe('75');
    expect(lotSize('10', {})).toBe('10');
  });

  it('three suppliers are ranked by price, lead time and what was agreed to buy from them', () => {
    const candidate = (supplierId: string, net: string, leadTimeDays: number, share = '0') => ({
      ...{ supplierId, supplierPriceId: supplierId, quantity: '100', netPrice: '1', net },
      ...{ leadTimeDays, actualShare: '0', ...(share !== '0' && { agreedShare: share }) },
    });
    const ranked = rankSuppliers(
      [candidate('sup_a', '1000', 7), candidate('sup_b', '960', 20), candidate('sup_c', '980', 10)],
      { priceWeight: 60, leadTimeWeight: 25, shareWeight: 15 },
    );
    expect(ranked.map(({ supplierId, rank }) => [supplierId, rank])).toEqual([
      ...[
        ['sup_a', 1],
        ['sup_c', 2],
        ['sup_b', 3],
      ],
    ]);
    const cheapest = rankSuppliers([candidate('sup_a', '1000', 7), candidate('sup_b', '960', 20)], {
      priceWeight: 100,
      leadTimeWeight: 0,
      shareWeight: 0,
    });
    expect(cheapest[0]?.supplierId).toBe('sup_b');
  });
});

describe('following up', () => {
  const today = '2026-03-05';
  it.each([
    ['needed 10th, promised 14th', { neededOn: '2026-03-10', promisedOn: '2026-03-14' }, 'red', 4],
    [
      'the supplier confirmed the 10th',
      { neededOn: '2026-03-10', promisedOn: '2026-03-14', confirmedOn: '2026-03-10' },
      'green',
      0,
    ],
    ['due in three days', { neededOn: '2026-03-20', promisedOn: '2026-03-08' }, 'amber', 0],
    ['no day was named', { neededOn: '2026-03-20' }, 'amber', 0],
    [
      'confirmed for less',
      { neededOn: '2026-03-20', confirmedOn: '2026-03-19', unconfirmed: '10' },
      'red',
      0,
    ],
    ['overdue', { neededOn: '2026-03-01', promisedOn: '2026-03-02' }, 'red', 4],
  ])('%s', (_, line, status, daysLate) => {
    expect(urgencyOf(line, today, 3)).toMatchObject({ status, daysLate });
  });
});

describe('when an invoice falls due', () => {
  it.each([
    ['net', 30, '2026-04-09'],
    ['endOfMonth', 30, '2026-04-30'],
    ['onDelivery', 10, '2026-03-15'],
    ['prepaid', 0, '2026-03-10'],
  ] as const)('%s %i', (kind, days, due) => {
    expect(dueDateOf({ kind, days }, '2026-03-10', '2026-03-05')).toBe(due);
  });
});

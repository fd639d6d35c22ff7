import { expect, it } from 'vitest';
import { div, mul, neg, round, sub, sum } from '../../../shared/kernel/decimal.ts';
import { voucherOf } from '../../support/buying.ts';
import { balancesOf } from '../../support/finance.ts';
import { assertSound } from '../../support/selling.ts';
import { bilingual, type Day } from './day.ts';

export function deliverAndPay(day: Day): void {
  const { account } = day.voice;

  it('60 sets are delivered, invoiced and paid', async () => {
    const price = await day.t.ok('sales.explainPrice', {
      ...{ customerId: day.w.customerId, itemId: day.w.item('D'), quantity: '60' },
    });
    bilingual(price);
    const delivery = await day.staff.keeper.ok('sales.deliverSalesOrder', { id: day.sold.id });
    const cost = round(div(mul(day.setCost, '60'), '98', 8), 2);
    const why = await day.staff.accountant.ok('inventory.explainMoveCost', {
      ...{ id: delivery.stockMoveId },
    });
    expect(why.value).toBe(cost);
    bilingual(why);
    const invoice = await day.staff.accountant.ok('sales.issueSalesInvoice', { id: day.sold.id });
    const paid = await day.staff.cashier.ok('finance.receivePayment', {
      ...{
        customerId: day.w.customerId,
        date: day.w.today,
        amount: day.gross('6000'),
        method: 'bankTransfer',
      },
    });
    expect(await voucherOf(day.t, delivery.id)).toEqual([
      [account.receivable, day.gross('6000'), '0'],
      [account.revenue, '0', '6000'],
      [account.pendingVat, '0', day.tax('6000')],
      [account.costOfSales, cost, '0'],
      [account.goods, '0', cost],
    ]);
    expect(await voucherOf(day.t, invoice.id)).toEqual([
      [account.pendingVat, day.tax('6000'), '0'],
      [account.outputVat, '0', day.tax('6000')],
    ]);
    expect(await voucherOf(day.t, paid.id)).toEqual([
      [account.bank, day.gross('6000'), '0'],
      [account.receivable, '0', day.gross('6000')],
    ]);
    await day.world.settle();
    expect((await day.t.ok('sales.getSalesOrder', { id: day.sold.id })).state).toBe('closed');
  });

  it('the bearings are invoiced and paid', async () => {
    const invoice = await day.staff.accountant.ok('purchasing.recordPurchaseInvoice', {
      ...{ supplierId: day.w.supplierId, invoiceNumber: '25442000000012345678', date: day.w.today },
      total: day.gross('1100'),
      lines: [{ purchaseOrderId: day.made['X']?.id, orderLine: 1, quantity: '100', price: '11' }],
    });
    expect(await voucherOf(day.t, invoice.id)).toEqual([
      [account.notInvoiced, '1100', '0'],
      [account.inputVat, day.tax('1100'), '0'],
      [account.payable, '0', day.gross('1100')],
    ]);
    const paid = await day.staff.cashier.ok('finance.paySupplier', {
      ...{ supplierId: day.w.supplierId, date: day.w.today, amount: day.gross('1100') },
      method: 'bankTransfer',
    });
    expect(await voucherOf(day.t, paid.id)).toEqual([
      [account.payable, day.gross('1100'), '0'],
      [account.bank, '0', day.gross('1100')],
    ]);
  });

  it('nothing is left in process, the books balance, and everything that must hold does', async () => {
    await day.world.settle();
    const balances = await balancesOf(day.t, { period: day.w.today.slice(0, 7) });
    expect(balances[account.process] ?? '0').toBe('0');
    expect(balances[account.notInvoiced]).toBe('-620');
    expect(balances[account.clearing]).toBe(neg(sum(['945', '294', '147'])));
    expect(balances[account.bank]).toBe(sub(day.gross('6000'), day.gross('1100')));
    await assertSound(day.t);
  });
}

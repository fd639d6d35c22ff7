import { expect, it } from 'vitest';
import { add, mul, neg, round, sub } from '../../../../shared/kernel/decimal.ts';
import type { Body } from '../../../support/harness.ts';
import { english } from '../../../support/pump-works.ts';
import { assertSound } from '../../../support/selling.ts';
import { all } from '../loading.ts';
import { priceOf } from './expected-cost.ts';
import { Explanations } from './explain-down.ts';
import { exploded, type Part } from './files.ts';
import { type BicycleWorks, KEPT, type SaleName, sales } from './works.ts';

const within = (value: number, other: number, most: number) =>
  Math.abs(value - other) <= most + 1e-9;

/** What one of a part costs when all that was bought of it is there. */
const averageOf = ({ stock, cost, price }: Part, bought: number): number =>
  (stock * Number(cost) + bought * Number(price)) / (stock + bought);

export function deliverAndSettle(works: BicycleWorks): void {
  let earned = '0';
  let paid = '0';
  let sold = '0';
  const delivering = new Map<SaleName, string>();
  const leaving = (name: SaleName) => (name === 'cut' ? KEPT : sales[name].quantity);
  const names = Object.keys(sales) as SaleName[];

  it('every bicycle leaves at what it has cost, is invoiced and paid', async () => {
    for (const name of names) {
      const { id, customer } = sales[name];
      const order = { id: works.sold[name]?.id };
      const delivery = await works.t.ok('sales.deliverSalesOrder', order);
      const cost = works.shelves.take(id, leaving(name));
      sold = add(sold, cost);
      delivering.set(name, cost);
      const why = await works.t.ok('inventory.explainMoveCost', { id: delivery.stockMoveId });
      expect(why.value, name).toBe(cost);
      const net = priceOf(leaving(name), works.part(id).listPrice);
      const gross = add(net, round(mul(net, english.taxRate), 2));
      earned = add(earned, net);
      paid = add(paid, gross);
      expect(await works.t.ok('sales.issueSalesInvoice', order)).toMatchObject({ net, gross });
      await works.t.ok('finance.receivePayment', {
        ...{ customerId: works.customers[customer], date: works.today },
        ...{ amount: gross, method: 'bankTransfer' },
      });
    }
    await works.world.settle();
    for (const name of names) {
      const { state } = await works.t.ok('sales.getSalesOrder', { id: works.sold[name]?.id });
      expect(state, name).toBe('closed');
    }
  }, 120_000);

  it('what each has cost is explained down to bought parts, as many as the files say', async () => {
    const explanations = new Explanations(works);
    const planned = works.planned();
    for (const id of new Set(Object.values(sales).map((one) => one.id))) {
      const { parts, wages, cost, roundings } = await explanations.of(id);
      const cents = 0.005 * roundings;
      const amounts = [...parts.values()].reduce((all, { amount }) => all + amount, 0);
      expect(within(amounts + wages, cost, cents), `${id}: ${amounts} + ${wages}`).toBe(true);
      const quantities = new Map([...parts].map(([one, { quantity }]) => [one, quantity]));
      expect(quantities).toEqual(exploded(works.files, id, 1));
      for (const [one, { quantity, amount }] of parts) {
        const average = averageOf(works.part(one), planned.get(one) ?? 0);
        expect(within(amount, quantity * average, cents), `${one} in ${id}`).toBe(true);
      }
      const all = names.filter((name) => sales[name].id === id);
      for (const name of all) {
        const delivered = Number(delivering.get(name));
        expect(within(delivered, cost * leaving(name), 0.01), name).toBe(true);
      }
    }
  }, 120_000);

  it('vendors are paid what they billed', async () => {
    const open = await all(works.t, 'finance.listOpenItem', {
      filter: { kind: { eq: 'payable' } },
    });
    const bySupplier = Map.groupBy(open, ({ supplierId }) => supplierId);
    for (const [supplierId, items] of bySupplier) {
      const amount = items.reduce((sum, item) => add(sum, item.open as string), '0');
      await works.t.ok('finance.paySupplier', {
        ...{ supplierId, date: works.today, amount, method: 'bankTransfer' },
      });
    }
  }, 120_000);

  it('planned once more, nothing is wanted, nothing is late, nothing is in the way', async () => {
    await works.world.settle();
    expect(await works.run()).toMatchObject({ state: 'published', orders: 0 });
    expect(await works.exceptions()).toEqual([]);
  });

  it('what lies there is what the story has reckoned, piece by piece and cent by cent', async () => {
    const stock = await all(works.t, 'inventory.listStock');
    const there = stock.map(({ itemId = '', onHand, value }) => [
      ...[works.partOf(itemId).id, `${onHand} ${value}`],
    ]);
    const ours = [...works.shelves.all()].map(([id, { quantity, value }]) => [
      ...[id, `${quantity} ${value}`],
    ]);
    expect(new Map(there as [string, string][])).toEqual(new Map(ours as [string, string][]));
  });

  it('the books balance, nothing is in process or open, and all that must hold does', async () => {
    const of = await works.balances();
    for (const account of ['process', 'receivable', 'payable', 'notInvoiced'] as const) {
      expect(of(account), account).toBe('0');
    }
    expect([of('clearing'), of('costOfSales')]).toEqual([neg(works.wages), sold]);
    expect([of('revenue'), of('bank')]).toEqual([neg(earned), sub(paid, works.owed)]);
    expect(await works.stockOfLedger()).toBe(works.shelves.value());
    const open = await all(works.t, 'manufacturing.listWorkOrder');
    expect(new Set(open.map(({ state }: Body) => state))).toEqual(new Set(['closed']));
    await assertSound(works.t);
  });
}

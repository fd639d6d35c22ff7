import { expect, it } from 'vitest';
import { add, mul, round, sub, sum } from '../../../../shared/kernel/decimal.ts';
import type { Body } from '../../../support/harness.ts';
import { english } from '../../../support/pump-works.ts';
import { priceOf } from './expected-cost.ts';
import { RIM } from './files.ts';
import type { BicycleWorks } from './works.ts';

/** Of the rims so many are good when the first pallet comes, and so many are bent. */
export const FIRST_RIMS = { good: 8, bent: 5 } as const;

const isRim = (works: BicycleWorks, { itemId }: Body) => works.partOf(itemId).id === RIM;

const asOrdered = ({ id }: Body, { lineNo, quantity }: Body) => ({
  ...{ purchaseOrderId: id, orderLine: lineNo, quantity },
});

export function buyParts(works: BicycleWorks): void {
  it('purchases cost what the cheapest vendors ask, and are approved', async () => {
    works.bought = await Promise.all(
      works.bought.map(({ id }) => works.t.ok('purchasing.approvePurchaseOrder', { id })),
    );
    const lines = works.bought.flatMap((order) => order.lines);
    for (const { itemId, quantity, net } of lines) {
      const { code, price } = works.partOf(itemId);
      expect(net, code).toBe(priceOf(Number(quantity), price));
    }
    const bought = new Set(lines.map(({ itemId }) => works.partOf(itemId).id));
    const planned = [...works.planned().keys()];
    expect(bought).toEqual(new Set(planned.filter((id) => !works.part(id).make)));
  }, 120_000);

  it('work orders are released, and wait for their parts', async () => {
    for (const { id } of [...works.made.values()].flat()) {
      await works.t.ok('manufacturing.releaseWorkOrder', { id });
    }
  }, 120_000);

  it('planned again, nothing is missing: what is under way comes for what is wanted', async () => {
    expect(await works.run()).toMatchObject({ state: 'published', orders: 0 });
  }, 120_000);

  it('vendors deliver and bill; of the rims a few come, some of them bent', async () => {
    for (const order of works.bought) {
      const rim = order.lines.find((line: Body) => isRim(works, line));
      const lines = order.lines.map((line: Body) => ({
        ...asOrdered(order, line),
        ...(line === rim && { quantity: String(FIRST_RIMS.good) }),
        ...(line === rim && { rejected: String(FIRST_RIMS.bent), rejectedBecause: 'bent' }),
      }));
      await works.t.ok('purchasing.receiveGoods', { lines });
      for (const line of order.lines) {
        const { id, price } = works.partOf(line.itemId);
        const some = line === rim ? FIRST_RIMS.good : Number(line.quantity);
        works.shelves.put(id, some, priceOf(some, price));
      }
      const invoice = await bill(order);
      if (rim) works.rims.push({ order, line: rim, invoice });
      expect(invoice.state).toBe(rim ? 'held' : 'posted');
    }
    await works.world.settle();
    expect(await works.stockOfLedger()).toBe(works.shelves.value());
  }, 120_000);

  async function bill(order: Body): Promise<Body> {
    const tax = (line: Body) => round(mul(line.net, english.taxRate), 2);
    const total = sum(order.lines.map((line: Body) => add(line.net, tax(line))));
    works.owed = add(works.owed, total);
    return works.t.ok('purchasing.recordPurchaseInvoice', {
      ...{ supplierId: order.supplierId, invoiceNumber: `V-${order.number}`, total },
      lines: order.lines.map((line: Body) => ({
        ...{ ...asOrdered(order, line), price: line.price },
      })),
    });
  }
}

/** The other pallets: what was short and what was bent. The bills that waited for it fit now. */
export async function restOfRims(works: BicycleWorks): Promise<void> {
  const { price } = works.part(RIM);
  for (const { order, line, invoice } of works.rims) {
    const stateOf = async () => {
      const { state, lines } = await works.t.ok('purchasing.getPurchaseOrder', { id: order.id });
      const { received, rejected } = lines.find(({ lineNo }: Body) => lineNo === line.lineNo);
      return [state, received, rejected];
    };
    const { good, bent } = FIRST_RIMS;
    expect(await stateOf()).toEqual(['partlyReceived', String(good), String(bent)]);
    const rest = Number(line.quantity) - good;
    await works.t.ok('purchasing.receiveGoods', {
      lines: [{ purchaseOrderId: order.id, orderLine: line.lineNo, quantity: String(rest) }],
    });
    const first = priceOf(good, price);
    works.shelves.put(RIM, rest, sub(priceOf(Number(line.quantity), price), first));
    const matched = await works.t.ok('purchasing.matchPurchaseInvoice', { id: invoice.id });
    expect(matched.state).toBe('posted');
    expect(await stateOf()).toEqual(['received', line.quantity, String(bent)]);
  }
  await works.world.settle();
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCheck } from '../../../functions/platform/integrity.ts';
import { type Change, revise } from '../../../functions/platform/outcome.ts';
import { checks } from '../../../functions/purchasing/integrity.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { purchaseInvoice } from '../../../shared/contracts/purchasing/purchase-invoice.ts';
import { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import { purchaseRequest } from '../../../shared/contracts/purchasing/purchase-request.ts';
import { invoiced, openPurchasing, receivedGoods } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Inside, insideOf } from '../../support/inside.ts';

let world: World;
let t: TestTenant;
let inside: Inside;
let orderId: string;
let requestId: string;
let held: Body;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** A healthy company: goods received and partly invoiced, an invoice on hold, a request. */
beforeEach(async () => {
  t = await world.tenant();
  inside = insideOf(t.id);
  const place = await openPurchasing(t);
  const { order } = await receivedGoods(t, place);
  orderId = order.id;
  await invoiced(t, order, '40', '10');
  held = await invoiced(t, order, '90', '10');
  const wish = { itemId: place.itemId, quantity: '5', neededOn: '2030-01-01' };
  ({ id: requestId } = await t.ok('purchasing.createPurchaseRequest', wish));
});

async function failing(): Promise<string[]> {
  const ctx = await inside.ctx();
  const failed: string[] = [];
  for (const check of checks) {
    const { ok, exceptions } = await runCheck(ctx, check);
    expect(exceptions.length > 0).toBe(!ok);
    if (!ok) failed.push(check.id);
  }
  return failed;
}

type Order = Doc<typeof purchaseOrder>;
type Line = Order['lines'][number];

const plant = (change: (ctx: Parameters<typeof revise>[0]) => Promise<Change>) =>
  inside.commit(async (ctx) => ({ result: null, changes: [await change(ctx)] }));

const plantLine = (patch: Partial<Line>, more: Partial<Order> = {}) =>
  plant(async (ctx) => {
    const order = (await ctx.store.find(purchaseOrder, orderId)) as Order;
    const lines = order.lines.map((line) => ({ ...line, ...patch }));
    return revise(ctx, purchaseOrder, order, { lines, ...more });
  });

describe('the invariants of purchasing', () => {
  it('hold in a healthy company', async () => {
    expect(await failing()).toEqual([]);
  });

  it.each([
    ['an order accrues what no voucher says', { accrued: '601' }, ['M8-received']],
    ['more is counted than arrived', { received: '101' }, ['D3-purchase']],
    ['more is billed than the invoices say', { invoiced: '41' }, ['D3-purchase']],
    ['a return that nobody sent', { returned: '1' }, ['D3-purchase']],
    ['less is expected than arrived', { quantity: '99' }, ['D3-purchase']],
  ])('planted bug, %s: found', async (_, patch, found) => {
    await plantLine(patch);
    expect(await failing()).toEqual(found);
  });

  it('planted bug, a request says more than its orders: found', async () => {
    await plant(async (ctx) => {
      const request = (await ctx.store.find(purchaseRequest, requestId)) as never;
      return revise(ctx, purchaseRequest, request, { ordered: '1' });
    });
    expect(await failing()).toEqual(['D3-purchase']);
  });

  it('planted bug, a held invoice that is owed: found', async () => {
    const { data } = await t.ok('finance.listOpenItem', { limit: 1 });
    await plant(async (ctx) => {
      const invoice = (await ctx.store.find(purchaseInvoice, held.id)) as never;
      return revise(ctx, purchaseInvoice, invoice, { openItemId: data[0].id });
    });
    expect(await failing()).toEqual(['D7-purchase']);
  });
});

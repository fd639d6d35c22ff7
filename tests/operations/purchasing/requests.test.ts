import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newMaterial, newSupplier, openPurchasing, type Purchasing } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { assertSound, newItem } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let place: Purchasing;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  place = await openPurchasing(t);
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

const neededOn = '2027-03-12';
const asked = (quantity = '10', more: Record<string, unknown> = {}): Promise<Body> =>
  t.ok('purchasing.createPurchaseRequest', { itemId: place.itemId, quantity, neededOn, ...more });
const requestOf = (id: string) => t.ok('purchasing.getPurchaseRequest', { id });

describe('purchasing.createPurchaseRequest', () => {
  it('201: it waits in the inbox; a dry run shows it, a repeat is the same', async () => {
    const wish = { itemId: place.itemId, quantity: '7', neededOn, note: 'for the fair' };
    const dry = await t.ok('purchasing.createPurchaseRequest', wish, { dryRun: true });
    expect(dry.changes.map(({ noun }: Body) => noun)).toEqual(['purchaseRequest']);
    const first = await t.call('purchasing.createPurchaseRequest', wish, { key: 'ask-1' });
    const again = await t.call('purchasing.createPurchaseRequest', wish, { key: 'ask-1' });
    expect(first).toMatchObject({ status: 201, body: { state: 'open', ordered: '0' } });
    expect(again.text).toBe(first.text);
  });

  it('department B sees only what B asked for, and asks for itself only', async () => {
    const a = await t.member(['shopManager'], { team: 'A' });
    const b = await t.member(['shopManager'], { team: 'B' });
    const wish = { itemId: place.itemId, quantity: '1', neededOn };
    await a.ok('purchasing.createPurchaseRequest', wish);
    const mine = await b.ok('purchasing.createPurchaseRequest', wish);
    expect(mine).toMatchObject({ department: 'B', ownerId: b.memberId });
    const { data } = await b.ok('purchasing.listPurchaseRequest');
    expect(data.map(({ department }: Body) => department)).toEqual(['B']);
    const inbox = await b.ok('purchasing.purchaseInbox');
    expect(inbox.data.map(({ id }: Body) => id)).toEqual([mine.id]);
    const other = await b.call('purchasing.createPurchaseRequest', { ...wish, department: 'A' });
    expect(other).toMatchObject({ status: 422, body: { code: 'purchasing.otherDepartment' } });
    const cancel = await a.call('purchasing.cancelPurchaseRequest', { id: mine.id });
    expect(cancel.status).toBe(404);
  });

  it('400, 403, 404, 422: nonsense, no right, no such item, what cannot be bought', async () => {
    const status = async (input: object, who: Pick<TestTenant, 'call'> = t) =>
      (await who.call('purchasing.createPurchaseRequest', { ...input })).status;
    const good = { itemId: place.itemId, quantity: '1', neededOn };
    expect(await status({ ...good, quantity: '-1' })).toBe(400);
    expect(await status(good, await t.member(['worker']))).toBe(403);
    const other = await world.tenant();
    expect(await status(good, other)).toBe(404);
    const half = await t.call('purchasing.createPurchaseRequest', { ...good, quantity: '1.5' });
    expect(half.body).toMatchObject({ code: 'purchasing.tooManyDecimals' });
    const bundle = await newItem(t, { kind: 'bundle', stocked: false });
    const kit = await t.call('purchasing.createPurchaseRequest', { ...good, itemId: bundle.id });
    expect(kit).toMatchObject({ status: 422, body: { code: 'purchasing.notBought' } });
  });
});

describe('purchasing.changePurchaseRequest and purchasing.cancelPurchaseRequest', () => {
  it('200: what is not ordered changes, and null clears', async () => {
    const { id } = await asked('10', { supplierId: place.supplierId });
    const changed = await t.ok('purchasing.changePurchaseRequest', {
      ...{ id, quantity: '12', supplierId: null },
    });
    expect(changed).toMatchObject({ quantity: '12', state: 'open' });
    expect(changed.supplierId).toBeUndefined();
    const cancelled = await t.ok('purchasing.cancelPurchaseRequest', { id, because: 'no fair' });
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelledBecause: 'no fair' });
    const again = await t.call('purchasing.cancelPurchaseRequest', { id });
    expect(again).toMatchObject({ status: 409, body: { code: 'invalidTransition' } });
    const late = await t.call('purchasing.changePurchaseRequest', { id, quantity: '1' });
    expect(late).toMatchObject({ status: 409, body: { code: 'purchasing.requestNotOpen' } });
  });

  it('422: below what is ordered; lowered to it nothing waits any more', async () => {
    const { id } = await asked('10');
    const requests = [{ requestId: id, quantity: '4' }];
    const { supplierId } = place;
    await t.ok('purchasing.createSupplierPrice', {
      ...{ supplierId, itemId: place.itemId, breaks: [{ minimum: '0', price: '9' }] },
    });
    await t.ok('purchasing.orderRequests', { supplierId, requests });
    const below = await t.call('purchasing.changePurchaseRequest', { id, quantity: '3' });
    expect(below).toMatchObject({ status: 422, body: { code: 'purchasing.belowOrdered' } });
    const cancel = await t.call('purchasing.cancelPurchaseRequest', { id });
    expect(cancel).toMatchObject({ status: 422, body: { code: 'purchasing.partlyOrdered' } });
    const lowered = await t.ok('purchasing.changePurchaseRequest', { id, quantity: '4' });
    expect(lowered.state).toBe('ordered');
  });
});

describe('purchasing.orderRequests and purchasing.purchaseInbox (PUR-01)', () => {
  it('six wait, four become one order, two are left; the order’s end gives them back', async () => {
    const own = await world.tenant();
    const [supplier, item] = [await newSupplier(own), await newMaterial(own)];
    await own.ok('purchasing.createSupplierPrice', {
      ...{ supplierId: supplier.id, itemId: item.id, taxIncluded: false },
      breaks: [
        { minimum: '1', price: '10' },
        { minimum: '500', price: '9.2' },
      ],
    });
    const requests: Body[] = [];
    for (const quantity of ['100', '200', '150', '50', '7', '8']) {
      const wish = { itemId: item.id, quantity, neededOn };
      requests.push(await own.ok('purchasing.createPurchaseRequest', wish));
    }
    const inbox = await own.ok('purchasing.purchaseInbox');
    expect(inbox).toMatchObject({ waiting: 6, bySource: [{ source: 'department', count: 6 }] });
    const order = await own.ok('purchasing.orderRequests', {
      supplierId: supplier.id,
      requests: requests.slice(0, 4).map(({ id }) => ({ requestId: id })),
    });
    expect(order.lines).toMatchObject([{ quantity: '500', price: '9.2', net: '4600' }]);
    expect((await own.ok('purchasing.purchaseInbox')).waiting).toBe(2);
    await own.ok('purchasing.approvePurchaseOrder', { id: order.id });
    await own.ok('purchasing.receiveGoods', {
      lines: [{ purchaseOrderId: order.id, orderLine: 1, quantity: '320' }],
    });
    const all = await own.ok('purchasing.purchaseInbox', { all: true });
    const stages = requests.map(({ id }) => {
      const row = all.data.find((one: Body) => one.id === id);
      return [row.progress, row.received];
    });
    expect(stages).toEqual([
      ...[
        ['received', '100'],
        ['received', '200'],
        ['partlyReceived', '20'],
        ['ordered', '0'],
        ['open', '0'],
        ['open', '0'],
      ],
    ]);
    const sums = await own.ok('purchasing.purchaseProgress', { itemId: item.id });
    expect(sums.byItem[0]).toMatchObject({ requested: '515', ordered: '500', received: '320' });
    await own.ok('purchasing.closePurchaseOrder', { id: order.id });
    const back = await own.ok('purchasing.purchaseInbox');
    expect(back.data.map(({ quantity, ordered }: Body) => [quantity, ordered]).sort()).toEqual([
      ...[
        ['150', '20'],
        ['50', '0'],
        ['7', '0'],
        ['8', '0'],
      ],
    ]);
    await assertSound(own);
  });

  it('a request is ordered once, however many try at the same time', async () => {
    const { id } = await asked('10');
    const wish = { supplierId: place.supplierId, requests: [{ requestId: id }] };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => t.call('purchasing.orderRequests', wish)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await requestOf(id)).toMatchObject({ state: 'ordered', ordered: '10' });
  });

  it('an order that is taken back four times at once gives back once, and all hear the same', async () => {
    const breaks = [{ minimum: '1', price: '10' }];
    const { supplierId, itemId } = await openPurchasing(t);
    await t.ok('purchasing.createSupplierPrice', { supplierId, itemId, breaks });
    // Some look between the others' order and the request behind it, at one pace or another.
    for (const pace of [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]) {
      const { id } = await asked('10', { itemId });
      const order = await t.ok('purchasing.orderRequests', {
        ...{ supplierId, requests: [{ requestId: id }] },
      });
      const cancel = async (turn: number) => {
        await new Promise((done) => setTimeout(done, turn * pace));
        return t.call('purchasing.cancelPurchaseOrder', { id: order.id }, { key: `back-${id}` });
      };
      const answers = await Promise.all([0, 1, 2, 3].map(cancel));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await requestOf(id)).toMatchObject({ state: 'open', ordered: '0' });
    }
  });

  it('422 and 409: more than is left, named twice, no price; 403 without the right', async () => {
    const { id } = await asked('10');
    const { supplierId } = place;
    const call = (requests: object[], seller = supplierId) =>
      t.call('purchasing.orderRequests', { supplierId: seller, requests });
    const much = await call([{ requestId: id, quantity: '11' }]);
    expect(much).toMatchObject({ status: 422, body: { code: 'purchasing.requestExceeded' } });
    expect(much.body.errors[0].pointer).toBe('/requests/0/quantity');
    expect((await call([{ requestId: id }, { requestId: id }])).status).toBe(409);
    const { id: stranger } = await newSupplier(t);
    const priceless = await call([{ requestId: id }], stranger);
    expect(priceless).toMatchObject({ status: 422, body: { code: 'purchasing.noPrice' } });
    const keeper = await t.member(['warehouseKeeper']);
    const wish = { supplierId, requests: [{ requestId: id }] };
    expect((await keeper.call('purchasing.orderRequests', wish)).status).toBe(403);
  });
});

describe('purchasing.requestReorders', () => {
  it('200: what has fallen to its reorder point is asked for once, in its lots', async () => {
    const low = await newMaterial(t, { reorderPoint: '50', lotSize: '40', leadTimeDays: 5 });
    const calm = await newMaterial(t);
    const itemIds = [low.id, calm.id];
    const first = await t.ok('purchasing.requestReorders', { itemIds });
    expect(first.requests).toMatchObject([{ itemId: low.id, quantity: '80' }]);
    expect((await requestOf(first.requests[0].id)).sourceKind).toBe('reorderPoint');
    const again = await t.ok('purchasing.requestReorders', { itemIds });
    expect(again).toEqual({ requests: [], remaining: 0 });
  });
});

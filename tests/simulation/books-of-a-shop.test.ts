import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoggedChange } from '../../functions/platform/commit-log.ts';
import type { AnyDoc } from '../../shared/contracts/noun.ts';
import { add, gt } from '../../shared/kernel/decimal.ts';
import { startWorld, type World } from '../support/harness.ts';
import { changed, freshId, plantCommit } from '../support/plant-commit.ts';
import { findingsOf } from './books-of-a-shop.ts';
import { openShop, type Shop, surely } from './faulty-shop.ts';
import { planning } from './plan-histories.ts';
import { sale } from './sale-histories.ts';
import { production, purchase } from './supply-histories.ts';

let world: World;
let shop: Shop;
/** What was found before the last bug: they stay in the books, so the next one must add to it. */
let known: string[];

/** A history that goes to its end: no dice turn it back. */
const onwards = () => 0.99;

beforeAll(async () => {
  world = await startWorld();
  shop = await openShop(world);
  for (const [index, live] of [sale, purchase, production, planning].entries()) {
    await live(shop, `h${index}`, onwards);
  }
  await world.settle();
  known = await findingsOf(shop);
}, 120_000);
afterAll(() => world.stop());

const listed = async (operation: string): Promise<AnyDoc[]> =>
  (await shop.tenant.ok(operation, { limit: 100 })).data;

type Fits = (doc: AnyDoc) => boolean;

async function one(operation: string, fits: Fits = () => true): Promise<AnyDoc> {
  const found = (await listed(operation)).find(fits);
  if (!found) throw new Error(`nothing to spoil in ${operation}`);
  return found;
}

/** A document that is there a second time, under an id of its own. */
function again(entity: string, prefix: string, doc: AnyDoc): LoggedChange {
  const copy = { ...doc, id: freshId(prefix) };
  return changed(entity, copy, {}, 1);
}

const patched = (entity: string, doc: AnyDoc, patch: object): LoggedChange =>
  changed(entity, doc, patch, doc.version + 1);

const linesOf = (doc: AnyDoc) => doc['lines'] as Record<string, unknown>[];
const isOfMade: Fits = (doc) => doc['itemId'] === shop.made;
const sourceOf = (doc: AnyDoc) => (doc['source'] as { noun?: string } | undefined)?.noun;

interface Bug {
  name: string;
  plant: () => Promise<LoggedChange>;
  /** What one of the findings begins with. */
  finding: RegExp;
}

const bugs: Bug[] = [
  {
    name: 'goods received twice for one delivery note',
    async plant() {
      const isReceipt: Fits = (doc) => sourceOf(doc) === 'goodsReceipt';
      return again('stockMove', 'mov', await one('inventory.listStockMove', isReceipt));
    },
    finding: /^S2:/,
  },
  {
    name: 'a voucher that lost a line',
    async plant() {
      const voucher = await one('finance.listJournal', (doc) => linesOf(doc).length > 2);
      return patched('journal', voucher, { lines: linesOf(voucher).slice(1) });
    },
    finding: /^M1:/,
  },
  {
    name: 'an event that posted its voucher twice',
    async plant() {
      const isSale: Fits = (doc) => sourceOf(doc) === 'delivery';
      return again('journal', 'jnl', await one('finance.listJournal', isSale));
    },
    finding: /^receivables:/,
  },
  {
    name: 'a reservation that was not released with the delivery',
    async plant() {
      const claim = await one('inventory.listReservation', (doc) => !linesOf(doc)?.length);
      const [itemId] = shop.items;
      const places = await listed('masterdata.listWarehouse');
      const warehouseId = places.find(({ code }) => code === 'MAIN')?.id;
      const line = { sourceLine: 1, itemId, warehouseId, quantity: '1', kind: 'soft' };
      return patched('reservation', claim, { lines: [line] });
    },
    finding: /^(D5|S3):/,
  },
  {
    name: 'production received without its cost',
    async plant() {
      const isMade: Fits = (doc) => sourceOf(doc) === 'productionReceipt';
      const voucher = await one('finance.listJournal', isMade);
      return { entity: 'journal', id: voucher.id, version: voucher.version + 1, after: null };
    },
    finding: /^M8-(stock|production):/,
  },
  {
    name: 'a purchase order that a plan released twice',
    async plant() {
      const isPlans: Fits = (doc) => sourceOf(doc) === 'planningRun';
      const order = await one('purchasing.listPurchaseOrder', isPlans);
      return again('purchaseOrder', 'po', { ...order, number: `${order['number']}-2` });
    },
    finding: /^purchasing\.listPurchaseOrder:/,
  },
  {
    name: 'a work order that counts more than its receipts',
    async plant() {
      const order = await one('manufacturing.listWorkOrder', ({ received }: AnyDoc) =>
        gt(String(received), '0'),
      );
      return patched('workOrder', order, { received: add(String(order['received']), '1') });
    },
    finding: /^D3-production:/,
  },
  {
    name: 'a sold line that counts more than its deliveries',
    async plant() {
      const order = await one('sales.listSalesOrder', (doc) => doc['state'] !== 'draft');
      const lines = linesOf(order).map((line) => ({ ...line, delivered: '1000' }));
      return patched('salesOrder', order, { lines });
    },
    finding: /^D3:/,
  },
  {
    name: 'an invoice number left out',
    async plant() {
      const invoice = await one('sales.listSalesInvoice');
      return patched('salesInvoice', invoice, {
        number: String(invoice['number']).replace(/\d+$/, '0999'),
      });
    },
    finding: /^D2:/,
  },
  {
    name: 'a second released version for the same days',
    plant: async () => again('bom', 'bom', await one('engineering.listBom', isOfMade)),
    finding: /^B1:.*holds on days of another/,
  },
  {
    name: 'a product that is a part of its own part',
    async plant() {
      const bom = await one('engineering.listBom', isOfMade);
      const lines = linesOf(bom).map((line) => ({ ...line, itemId: shop.made }));
      return again('bom', 'bom', { ...bom, itemId: shop.bought, lines });
    },
    finding: /^B2:/,
  },
  {
    name: 'a released planned order without its document',
    async plant() {
      const firm = await one('planning.listFirmPlannedOrder', (doc) => doc['state'] === 'released');
      return patched('firmPlannedOrder', firm, { documentId: freshId('po') });
    },
    finding: /^P10:.*released into nothing/,
  },
  {
    name: 'a plan in use that was not published',
    async plant() {
      const { currentRunId } = await shop.tenant.ok('planning.changePlanningSettings', {});
      const run = await one('planning.listPlanningRun', ({ id }) => id === currentRunId);
      return patched('planningRun', run, { state: 'computed' });
    },
    finding: /^P10:.*not one that was published whole/,
  },
  {
    name: 'a run that was begun twice',
    plant: async () => again('planningRun', 'run', await one('planning.listPlanningRun')),
    finding: /^planning\.listPlanningRun:/,
  },
];

/** The findings that were not there before. */
async function added(): Promise<string[]> {
  const before = known;
  known = await findingsOf(shop);
  return known.filter((finding) => !before.includes(finding));
}

describe('the check of the books of a company', () => {
  it('finds nothing after honest histories', () => {
    expect(known).toEqual([]);
  });

  it.each(bugs)('$name: caught', async ({ plant, finding }) => {
    await plantCommit(world, shop.tenant.id, [await plant()]);
    expect(await added()).toContainEqual(expect.stringMatching(finding));
  });

  it('a request that took effect twice: caught', async () => {
    const wish = { customerId: shop.customerId, lines: [{ itemId: shop.bought, quantity: '1' }] };
    for (const key of ['first', 'second']) {
      await surely(shop, 'sales.createSalesOrder', wish, key);
    }
    shop.model.orders += 1;
    expect(await added()).toContainEqual(expect.stringMatching(/^sales\.listSalesOrder:/));
  });
});

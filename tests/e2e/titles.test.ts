import { afterAll, beforeAll, expect, it } from 'vitest';
import { ordered as bought, newMaterial, newSupplier } from '../support/buying.ts';
import { newDeal } from '../support/crm.ts';
import type { TestTenant } from '../support/harness.ts';
import { newPart, newPlant, newProduct, ordered, released, routed } from '../support/making.ts';
import { delivered, openShop } from '../support/selling.ts';
import { open, type Stage, startStage, type Visitor, visit } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let visitor: Visitor;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Titles', locale: 'en' });
  visitor = await stage.signedIn(tenant);
}, 120_000);
afterAll(() => stage?.stop());

it('a version is called by its item, on its own page and wherever it is named', async () => {
  const plant = await newPlant(tenant);
  const [part, product] = [await newPart(tenant, plant), await newProduct(tenant, plant)];
  const bom = await released(tenant, product.id, [{ itemId: part.id, quantity: '2' }]);
  const routing = await routed(tenant, product.id, [{ workCentreId: plant.centreId }]);
  const { page } = visitor;
  const versions = { boms: bom, routings: routing };
  for (const [plural, { id, revision }] of Object.entries(versions)) {
    await open(page, `/engineering/${plural}/${id}`);
    const title = `${product.code} ${revision} ${product.name}`;
    const heading = () => page.locator('.page-head h1').textContent();
    await expect.poll(heading, { timeout: 15_000 }).toBe(title);
  }
  const work = await ordered(tenant, plant, product.id, '1');
  await open(page, `/manufacturing/work-orders/${work.id}`);
  await page.getByRole('link', { name: `${product.code} ${bom.revision}` }).waitFor();
  // The item is called otherwise, and with it whatever is called by it.
  const code = `${product.code}-NEW`;
  await tenant.ok('masterdata.updateItem', { id: product.id, code });
  await page.getByRole('link', { name: `${code} ${bom.revision}` }).waitFor();
}, 60_000);

it('a name that was asked for before it changed does not stand for the new one', async () => {
  const plant = await newPlant(tenant);
  const item = await newPart(tenant, plant);
  const price = await tenant.ok('purchasing.createSupplierPrice', {
    ...{ supplierId: (await newSupplier(tenant)).id, itemId: item.id, taxIncluded: false },
    breaks: [{ minimum: '1', price: '5' }],
  });
  const { page } = await stage.signedIn(tenant);
  const late = Promise.withResolvers<void>();
  let asked = 0;
  await page.route('**/api/masterdata/items?*', async (route) => {
    asked += 1;
    const first = asked === 1;
    const response = await route.fetch();
    if (first) await late.promise;
    await route.fulfill({ response });
  });
  await page.goto(`/purchasing/supplier-prices/${price.id}`);
  await expect.poll(() => asked, { timeout: 15_000 }).toBe(1);
  const code = `${item.code}-NEW`;
  await tenant.ok('masterdata.updateItem', { id: item.id, code });
  await expect.poll(() => asked, { timeout: 15_000 }).toBeGreaterThan(1);
  late.resolve();
  await page.getByRole('link', { name: code }).first().waitFor();
}, 60_000);

it('a price is called by item and supplier, in its list, on its page and in the palette', async () => {
  const { page } = visitor;
  const [item, supplier] = [await newMaterial(tenant), await newSupplier(tenant)];
  const price = await tenant.ok('purchasing.createSupplierPrice', {
    ...{ supplierId: supplier.id, itemId: item.id, supplierItemCode: 'THEIRS-77' },
    breaks: [{ minimum: '1', price: '10' }],
  });
  const title = `${item.code} ${supplier.code} THEIRS-77 ${item.name}`;
  await open(page, `/purchasing/supplier-prices/${price.id}`);
  const heading = () => page.locator('.page-head h1').textContent();
  await expect.poll(heading, { timeout: 15_000 }).toBe(title);
  await page.keyboard.press('Control+k');
  await page.locator('.palette-input:focus').waitFor();
  await page.keyboard.type('THEIRS-77');
  await page.locator('#palette').getByText(title).waitFor();
}, 60_000);

it('a stage is called as its own pipeline calls it: in the list, a filter, a preview, the past', async () => {
  const { page } = visitor;
  const { data: pipelines } = await tenant.ok('crm.listPipeline');
  const stages = [
    { code: 'contact', name: 'Seen at the fair', probability: '0.2', kind: 'open' },
    { code: 'trial', name: 'Trial part made', probability: '0.6', kind: 'open' },
    { code: 'won', name: 'Series order', probability: '1', kind: 'won' },
    { code: 'lost', name: 'Not this year', probability: '0', kind: 'lost' },
  ];
  const { id: pipelineId } = await tenant.ok('crm.createPipeline', { name: 'Fairs', stages });
  const first = await newDeal(tenant, { name: 'Usual way' });
  const deal = await newDeal(tenant, { name: 'Met at the fair', pipelineId });
  await tenant.ok('crm.moveOpportunity', { id: deal.id, stage: 'trial' });
  await open(page, '/crm/opportunities');
  const row = (name: string) => page.locator('tbody tr', { hasText: name });
  await row('Met at the fair').getByText('Trial part made').waitFor();
  // Both pipelines have a stage with this code; each deal has its own one's name.
  const usual = pipelines[0].stages.find((one: { code: string }) => one.code === first.stage);
  await row('Usual way').getByText(usual.name, { exact: true }).waitFor();
  await open(page, '/crm/opportunities?stage=trial');
  await page
    .getByText(/Stage.*Trial part made/)
    .first()
    .waitFor();
  await open(page, `/crm/opportunities/${deal.id}`);
  await page.locator('.timeline-what', { hasText: 'Move to stage' }).click();
  const change = page.locator('.timeline-changes div', { hasText: 'Stage' }).first();
  await expect.poll(() => change.textContent()).toContain('Seen at the fair Trial part made');
  await page.getByRole('button', { name: 'Won', exact: true }).click();
  await page.locator('.effect-changes', { hasText: 'Trial part made → Series order' }).waitFor();
  await page.keyboard.press('Escape');
}, 60_000);

it('the timeline says what the product did by itself, and after what', async () => {
  const { page } = visitor;
  const shop = await openShop(tenant);
  const { order, delivery } = await delivered(tenant, shop);
  await tenant.ok('finance.receivePayment', {
    ...{ customerId: shop.customerId, date: delivery.date, amount: order.gross },
    method: 'bankTransfer',
  });
  await stage.world.settle();
  await open(page, `/sales/sales-orders/${order.id}`);
  const entry = page.locator('.timeline li', { hasText: 'Payment recorded' });
  await entry.getByText('Automatically, after a payment was received').waitFor();
  const timeline = await page.locator('.timeline').textContent();
  expect(timeline).not.toMatch(/reaction|workflow|[a-z]+\.[a-z]+[A-Z]/);
}, 60_000);

it('a name that could not be asked for is asked for again where it is shown next', async () => {
  const { page } = visitor;
  const [item, supplier] = [await newMaterial(tenant), await newSupplier(tenant)];
  const place = { supplierId: supplier.id, itemId: item.id, warehouseId: '' };
  const [first, second] = [await bought(tenant, place), await bought(tenant, place)];
  const names = '**/api/masterdata/suppliers?*';
  await page.route(names, (route) => route.fulfill({ status: 500, body: '{}' }));
  await open(page, `/purchasing/purchase-orders/${first.id}`);
  await page.getByRole('link', { name: supplier.id }).waitFor();
  await page.unroute(names);
  await visit(page, `/purchasing/purchase-orders/${second.id}`);
  await page.getByRole('link', { name: `${supplier.code} ${supplier.name}` }).waitFor();
}, 60_000);

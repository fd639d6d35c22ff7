import { afterAll, beforeAll, expect, it } from 'vitest';
import { newMaterial, newSupplier } from '../support/buying.ts';
import type { TestTenant } from '../support/harness.ts';
import { newPart, newPlant, newProduct, ordered, released, routed } from '../support/making.ts';
import { open, type Stage, startStage, type Visitor } from './support/stage.ts';

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
  await page.keyboard.type('THEIRS-77');
  await page.locator('#palette').getByText(title).waitFor();
}, 60_000);

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../support/harness.ts';
import { openShop, order } from '../support/selling.ts';
import { pdfOf } from '../support/uploading.ts';
import { enter } from './support/keyboard.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let orderId: string;
let visitor: Visitor;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Attachers', locale: 'en' });
  const shop = await openShop(tenant);
  orderId = (await order(tenant, shop)).id;
  visitor = await stage.signedIn(tenant);
}, 120_000);
afterAll(() => stage?.stop());

const name = '订单 (signed).pdf';

describe('the signed order of a customer', () => {
  it('is attached, is still there after a reload, is saved whole, and removed on record', async () => {
    const { page } = visitor;
    await open(page, `/sales/sales-orders/${orderId}`);
    const section = page.getByRole('region', { name: 'Attachments' });
    await section.getByText('Drop or paste files here.').waitFor();
    const buffer = pdfOf('signed');
    const files = section.locator('input[data-adds="files"]');
    await files.setInputFiles({ name, mimeType: 'application/pdf', buffer });
    await section.getByRole('button', { name, exact: true }).waitFor();

    await page.reload();
    await section.getByRole('button', { name, exact: true }).waitFor();
    await page.locator('.timeline').getByText(`Attach a file: ${name}`).waitFor();
    await expectAccessible(page);
    const saving = page.waitForEvent('download');
    await enter(page, section.getByRole('button', { name, exact: true }));
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe(name);
    expect(readFileSync(await saved.path())).toEqual(buffer);

    await enter(page, section.getByRole('button', { name: `Remove ${name}` }));
    await enter(page, section.getByRole('button', { name: 'Remove', exact: true }));
    await section.getByText('Drop or paste files here.').waitFor();
    await page.locator('.timeline').getByText(`Remove an attachment: ${name}`).waitFor();
    expect(visitor.complaints).toEqual([]);
  }, 60_000);

  it('of a kind that is not kept is refused at once, in a sentence', async () => {
    const { page } = visitor;
    const section = page.getByRole('region', { name: 'Attachments' });
    const script = { name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') };
    await section.locator('input[data-adds="files"]').setInputFiles(script);
    await section.getByRole('alert').getByText('Files of this type are not kept.').waitFor();
    await enter(page, section.getByRole('button', { name: 'Dismiss' }));
    await section.getByText('Drop or paste files here.').waitFor();
    expect(visitor.complaints).toEqual([]);
  }, 60_000);

  it('dropped on the page or pasted into it comes along as well', async () => {
    const { page } = visitor;
    const section = page.getByRole('region', { name: 'Attachments' });
    const given = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['one line\n'], 'note.txt', { type: 'text/plain' }));
      return data;
    });
    await section.dispatchEvent('drop', { dataTransfer: given });
    await section.getByRole('button', { name: 'note.txt', exact: true }).waitFor();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const png = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0]);
      clipboardData.items.add(new File([png], 'image.png', { type: 'image/png' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    await section.getByRole('button', { name: /^Pasted \d{4}-\d\d-\d\d\.png$/ }).waitFor();
    const { data } = await tenant.ok('platform.attachmentsOf', { targetId: orderId });
    expect(data).toHaveLength(2);
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});

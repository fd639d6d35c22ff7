import { exec } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../support/harness.ts';
import { openShop, order } from '../support/selling.ts';
import { enter, field, press, reach } from './support/keyboard.ts';
import {
  expectAccessible,
  open,
  type Stage,
  startStage,
  type Visitor,
  visit,
} from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let visitor: Visitor;
let number: string;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Own Way', locale: 'en' });
  number = (await order(tenant, await openShop(tenant))).number;
  for (const [code, region] of [
    ['N-1', 'North'],
    ['S-1', 'South'],
  ]) {
    await tenant.ok('masterdata.createCustomer', { code, name: `${region} Pumps`, region });
  }
  visitor = await stage.signedIn(tenant);
  await open(visitor.page, '/masterdata/customers');
}, 120_000);
afterAll(() => stage?.stop());

describe('a list in one’s own way', () => {
  it('keeps a view under its name, and another choice of columns', async () => {
    const { page } = visitor;
    await press(page, '/');
    await page.keyboard.type('North');
    await page.waitForURL('**q=North*');
    await page.getByRole('link', { name: 'S-1' }).waitFor({ state: 'detached' });
    await enter(page, page.getByRole('button', { name: 'Views' }));
    await reach(page, page.getByLabel('Name of the view'));
    await page.keyboard.type('The north');
    await press(page, 'Enter', 'Escape');
    await page.locator('.chip[data-on]', { hasText: 'The north' }).waitFor();
    await enter(page, page.getByRole('button', { name: 'Columns' }));
    const region = page.getByRole('checkbox', { name: 'Region', exact: true });
    await reach(page, region);
    const shown = page.locator('thead th', { hasText: 'Region' });
    const before = await shown.count();
    await press(page, 'Space');
    await expect.poll(() => shown.count()).toBe(1 - before);
    await expectAccessible(page);
    await open(page, '/masterdata/customers');
    await page.getByRole('link', { name: 'S-1' }).waitFor();
    expect(await shown.count()).toBe(1 - before);
    await enter(page, page.getByRole('button', { name: 'Views' }));
    await enter(page, page.getByRole('button', { name: 'The north', exact: true }));
    await page.waitForURL('**q=North*');
    await page.getByRole('link', { name: 'S-1' }).waitFor({ state: 'detached' });
  }, 60_000);

  it('shows its keys, and asks before what was typed is left', async () => {
    const { page } = visitor;
    await press(page, '?');
    await page.getByRole('dialog', { name: 'Keyboard' }).getByText('Ctrl K').waitFor();
    await press(page, 'Escape');
    await press(page, 'Alt+n');
    const code = page.locator('[data-path="code"] input');
    await page.locator('[data-path="code"] input:focus').waitFor();
    await field(page, 'N-2');
    const leave = async (answer: string): Promise<void> => {
      await press(page, 'Control+k');
      await page.locator('.palette-input:focus').waitFor();
      await page.keyboard.type('Items');
      await press(page, 'Enter');
      const question = page.getByRole('dialog', { name: 'Leave without saving?' });
      await enter(page, question.getByRole('button', { name: answer }));
      await question.waitFor({ state: 'hidden' });
    };
    await leave('Stay');
    expect(await code.inputValue()).toBe('N-2');
    await leave('Leave');
    await page.waitForURL('**/masterdata/items');
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});

describe('a file of customers', () => {
  it('is made from the template, told what is wrong with a row, and taken in once it is right', async () => {
    const { page } = visitor;
    await visit(page, '/masterdata/customers/import');
    const saving = page.waitForEvent('download');
    await enter(page, page.getByRole('button', { name: 'Download the template' }));
    const [header = ''] = readFileSync(await (await saving).path(), 'utf8').split(/\r?\n/);
    const columns = header.replace(/^\uFEFF/, '').split(',');
    const row = (values: Record<string, string>): string =>
      columns.map((name) => values[name.split(' | ')[0] as string] ?? '').join(',');
    const give = (limit: string): Promise<void> => {
      const rows = [
        row({ Code: 'F-1', Name: 'File One', 'Credit limit': '1000' }),
        row({ Code: 'F-2', Name: 'File Two', 'Credit limit': limit }),
      ];
      const buffer = Buffer.from([header, ...rows].join('\n'));
      const file = { name: 'customers.csv', mimeType: 'text/csv', buffer };
      return page.locator('input[type=file]').setInputFiles(file);
    };
    await give('much');
    const wrong = page.locator('.import-result tbody tr', { hasText: 'Credit limit' });
    await wrong.waitFor();
    expect(await wrong.locator('td').first().textContent()).toBe('3');
    await enter(page, page.getByRole('button', { name: 'Another file' }));
    await give('2000');
    await page.getByText('2 new').waitFor();
    await expectAccessible(page);
    expect((await tenant.ok('masterdata.listCustomer', { search: 'File' })).data).toEqual([]);
    await enter(page, page.getByRole('button', { name: 'Import', exact: true }));
    await page.getByRole('heading', { name: 'Imported' }).waitFor();
    const { data } = await tenant.ok('masterdata.listCustomer', { search: 'File', sort: 'code' });
    expect(data.map((one: { creditLimit: string }) => one.creditLimit)).toEqual(['1000', '2000']);
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});

describe('the first minute of a developer', () => {
  it('makes a key, and the line that stands there brings the newest order', async () => {
    const { page } = visitor;
    await visit(page, '/developer');
    await enter(page, page.getByRole('button', { name: 'Make a test key' }));
    const secret = (await page.locator('.copy code').textContent()) as string;
    const line = page.locator('.copy pre', { hasText: secret });
    const { stdout } = await promisify(exec)((await line.textContent()) as string);
    expect(JSON.parse(stdout).data).toMatchObject([{ number }]);
    const { data } = await tenant.ok('platform.listApiKey');
    expect(data).toMatchObject([{ scopes: ['salesOrder.read', 'customer.read', 'item.read'] }]);
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});

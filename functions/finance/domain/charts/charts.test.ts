import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { accountRoles } from '../../../../shared/contracts/finance/account-roles.ts';
import { assertPostable } from '../trial-balance.ts';
import { enterpriseChart } from './enterprise-chart.ts';
import { generalChart } from './general-chart.ts';
import { smallBusinessChart } from './small-business-chart.ts';

const path = '../shared/data/china/small_business_chart_of_accounts.csv';
const missing = !existsSync(path);
if (missing) console.warn(`skipped: ${path} is not here`);

const charts = [
  ['small business, general taxpayer', smallBusinessChart('general')],
  ['small business, small-scale taxpayer', smallBusinessChart('smallScale')],
  ['enterprise, general taxpayer', enterpriseChart('general')],
  ['enterprise, small-scale taxpayer', enterpriseChart('smallScale')],
  ['general', generalChart()],
] as const;

describe.each(charts)('chart %s', (_, { accounts, roleMap }) => {
  test('every role leads to an account that takes postings', () => {
    expect(Object.keys(roleMap).sort()).toEqual([...accountRoles].sort());
    for (const role of accountRoles) assertPostable(roleMap[role], accounts);
  });

  test('codes are unique, parents exist and are no leaves', () => {
    const byCode = new Map(accounts.map((account) => [account.code, account]));
    expect(byCode.size).toBe(accounts.length);
    for (const { parent } of accounts) {
      if (parent !== undefined) expect(byCode.get(parent)?.leaf).toBe(false);
    }
  });

  test('every account has a name in both languages', () => {
    for (const { name } of accounts) {
      expect(name.zh).toMatch(/\p{Script=Han}/u);
      expect(name.en).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});

const classes = { asset: '资产', liability: '负债', equity: '所有者权益', cost: '成本' };

test.skipIf(missing)('the small business chart has exactly the 66 accounts of the standard', () => {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true, bom: true });
  const ours = smallBusinessChart('general')
    .accounts.filter(({ code }) => code.length === 4 && !['1406', '1999'].includes(code))
    .map((account) => ({
      code: account.code,
      name: account.name.zh,
      class: (classes as Record<string, string>)[account.class] ?? '损益',
      normal_balance: account.normalBalance,
    }));
  expect(rows).toHaveLength(66);
  expect(ours).toEqual(rows);
});

test('the tax account has ten columns for a general taxpayer and none for a small one', () => {
  const columns = (chart: ReturnType<typeof smallBusinessChart>) =>
    chart.accounts.filter((account) => account.parent === '222101');
  expect(columns(smallBusinessChart('general'))).toHaveLength(10);
  expect(columns(smallBusinessChart('smallScale'))).toHaveLength(0);
});

test('the codes users know stand where they expect them', () => {
  const { roleMap } = enterpriseChart('general');
  expect(roleMap).toMatchObject({ receivable: '1122', revenue: '6001', costOfSales: '6401' });
  expect(smallBusinessChart('general').roleMap).toMatchObject({
    inputVat: '22210101',
    outputVat: '22210107',
    inputVatTransferredOut: '22210109',
    vatPayable: '222102',
  });
});

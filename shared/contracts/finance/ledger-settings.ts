import * as z from 'zod';
import {
  choice,
  code,
  codeOf,
  computed,
  currency,
  date,
  labelled,
  money,
  rate,
  text,
} from '../fields.ts';
import { taxCode } from '../masterdata/tax-code.ts';
import { defineNoun } from '../noun.ts';
import { accountRoleNames } from './account-roles.ts';
import { ledgerPlace } from './ledger-place.ts';

export const chartIds = {
  cnSmallBusiness: { en: 'China: small enterprises', zh: '小企业会计准则' },
  cnEnterprise: { en: 'China: enterprises', zh: '企业会计准则' },
  general: { en: 'General', zh: '通用科目表' },
} as const;

export const taxRegimes = {
  general: { en: 'General taxpayer', zh: '一般纳税人' },
  smallScale: { en: 'Small-scale taxpayer', zh: '小规模纳税人' },
} as const;

/** A tax rate as the ledger holds it, so that one read answers the rate of any day. */
export const datedRate = z.strictObject({
  code: labelled('Code', '税码', code(20)),
  rate: labelled('Rate', '税率', rate()),
  validFrom: labelled('Valid from', '生效日期', date()),
  validTo: labelled('Valid to', '失效日期', date()).optional(),
});

/** How this company keeps its books: one document per tenant, read with every posting. */
export const ledgerSettings = defineNoun({
  ...ledgerPlace,
  plural: 'ledger-settings',
  module: 'finance',
  label: { en: 'Ledger settings', zh: '账套设置' },
  title: 'chart',
  page: { single: true },
  fields: () =>
    z.strictObject({
      chart: labelled('Chart of accounts', '科目表', computed(choice(chartIds))),
      currency: labelled('Currency', '本位币', computed(currency())),
      taxRegime: labelled('Taxpayer type', '纳税人类型', computed(choice(taxRegimes))),
      firstPeriod: labelled('First period', '启用期间', computed(code(7))),
      /** Filed under vouchers: 记 in Chinese books, JV in English ones. */
      voucherWord: labelled('Voucher word', '凭证字', text(10)),
      /** A difference up to this much may be waived with a receipt (抹零). */
      smallDifference: labelled('Small difference', '抹零限额', money('nonNegative')),
      defaultTaxCode: labelled('Default tax code', '默认税码', taxCode()),
      roles: labelled(
        'Accounts by role',
        '科目用途',
        z.record(choice(accountRoleNames), codeOf('account', code(20))),
      ),
      taxRates: labelled('Tax rates', '税率', z.array(datedRate).max(300)),
    }),
});

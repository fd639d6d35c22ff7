import { generalCashFlow } from './general-cash-flow.ts';
import type { Statements } from './statement-template.ts';
import {
  creditors,
  creditorsOf,
  debtors,
  debtorsOf,
  linesOn,
  netCredit,
  netDebit,
  numbers,
} from './statement-template.ts';

const asset = linesOn('debit');
const claim = linesOn('credit');

const assets = [
  asset.heading('nonCurrentAssetsHead', '非流动资产：', 'Non-current assets'),
  asset.line(
    'fixedAssets',
    ['固定资产', 'Property, plant and equipment'],
    [numbers('0000', '0019')],
  ),
  asset.line('intangibles', ['无形资产', 'Intangible assets'], [numbers('0020', '0029')]),
  asset.line('investments', ['长期投资', 'Investments'], [numbers('0030', '0039')]),
  asset.line(
    'otherNonCurrentAssets',
    ['其他非流动资产', 'Other non-current assets'],
    [numbers('0040', '0999')],
  ),
  asset.total('nonCurrentAssets', ['非流动资产合计', 'Total non-current assets'], {
    plus: ['fixedAssets', 'intangibles', 'investments', 'otherNonCurrentAssets'],
  }),
  asset.heading('currentAssetsHead', '流动资产：', 'Current assets'),
  asset.line('inventories', ['存货', 'Inventories'], [numbers('1000', '1089')]),
  asset.line(
    'receivables',
    ['应收账款及票据', 'Trade receivables'],
    [
      debtors('1100'),
      debtors('2130', '2134'),
      debtorsOf('receivable'),
      debtorsOf('customerAdvance'),
      numbers('1101', '1119'),
      numbers('1150', '1159'),
    ],
  ),
  asset.line(
    'prepayments',
    ['预付款项', 'Prepayments'],
    [
      debtors('1130'),
      debtors('2100', '2109'),
      debtorsOf('prepayment'),
      debtorsOf('payable'),
      debtorsOf('goodsReceivedNotInvoiced'),
      numbers('1131', '1149'),
    ],
  ),
  asset.line(
    'otherReceivables',
    ['其他应收款', 'Other receivables'],
    [numbers('1120', '1129'), numbers('1160', '1199')],
  ),
  asset.line('vatRecoverable', ['待退增值税', 'VAT recoverable'], [netDebit('2200', '2209')]),
  asset.line(
    'otherCurrentAssets',
    ['其他流动资产', 'Other current assets'],
    [numbers('1090', '1099'), numbers('1300', '1999')],
  ),
  asset.line('cash', ['货币资金', 'Cash at bank and in hand'], [numbers('1200', '1299')]),
  asset.total('currentAssets', ['流动资产合计', 'Total current assets'], {
    plus: [
      ...['inventories', 'receivables', 'prepayments', 'otherReceivables', 'vatRecoverable'],
      ...['otherCurrentAssets', 'cash'],
    ],
  }),
  asset.total('assets', ['资产总计', 'Total assets'], {
    plus: ['nonCurrentAssets', 'currentAssets'],
  }),
];

const liabilities = [
  claim.heading('currentLiabilitiesHead', '流动负债：', 'Current liabilities'),
  claim.line(
    'payables',
    ['应付账款及票据', 'Trade payables'],
    [
      creditors('2100', '2109'),
      creditors('1130'),
      creditorsOf('payable'),
      creditorsOf('goodsReceivedNotInvoiced'),
      creditorsOf('prepayment'),
      numbers('2110', '2119'),
    ],
  ),
  claim.line(
    'advances',
    ['预收账款', 'Customer deposits'],
    [
      creditors('2130', '2134'),
      creditors('1100'),
      creditorsOf('customerAdvance'),
      creditorsOf('receivable'),
    ],
  ),
  claim.line('deferredIncome', ['递延收入', 'Deferred income'], [numbers('2135', '2139')]),
  claim.line('accruals', ['预提费用', 'Accruals'], [numbers('2140', '2199')]),
  claim.line('vat', ['应交增值税', 'VAT payable'], [netCredit('2200', '2209')]),
  claim.line(
    'taxes',
    ['其他税费及社保', 'Other taxes and social security'],
    [numbers('2210', '2219')],
  ),
  claim.line('payroll', ['应付职工薪酬', 'Wages payable'], [numbers('2220', '2299')]),
  claim.line('corporationTax', ['应交所得税', 'Corporation tax'], [numbers('2320', '2329')]),
  claim.line('shortLoans', ['短期借款', 'Short-term loans'], [numbers('2300', '2309')]),
  claim.line(
    'otherPayables',
    ['其他应付款', 'Other payables'],
    [numbers('2120', '2129'), numbers('2315', '2319'), numbers('2330', '2499')],
  ),
  claim.total('currentLiabilities', ['流动负债合计', 'Total current liabilities'], {
    plus: [
      ...['payables', 'advances', 'deferredIncome', 'accruals', 'vat', 'taxes', 'payroll'],
      ...['corporationTax', 'shortLoans', 'otherPayables'],
    ],
  }),
  claim.heading('nonCurrentLiabilitiesHead', '非流动负债：', 'Non-current liabilities'),
  claim.line('longLoans', ['长期借款', 'Long-term loans'], [numbers('2310', '2314')]),
  claim.line(
    'otherNonCurrentLiabilities',
    ['其他非流动负债', 'Other non-current liabilities'],
    [numbers('2500', '2999')],
  ),
  claim.total('nonCurrentLiabilities', ['非流动负债合计', 'Total non-current liabilities'], {
    plus: ['longLoans', 'otherNonCurrentLiabilities'],
  }),
  claim.total('liabilities', ['负债合计', 'Total liabilities'], {
    plus: ['currentLiabilities', 'nonCurrentLiabilities'],
  }),
];

const equity = [
  claim.heading('equityHead', '所有者权益：', 'Equity'),
  claim.line('capital', ['股本', 'Share capital'], [numbers('3000', '3009')]),
  claim.line('capitalReserve', ['资本公积', 'Share premium'], [numbers('3010', '3049')]),
  claim.line('reserves', ['法定储备', 'Reserves'], [numbers('3050', '3099')]),
  claim.line('retained', ['留存收益', 'Retained earnings'], [numbers('3100', '3999')]),
  claim.total('equity', ['所有者权益合计', 'Total equity'], {
    plus: ['capital', 'capitalReserve', 'reserves', 'retained'],
  }),
  claim.total('claims', ['负债和所有者权益总计', 'Total equity and liabilities'], {
    plus: ['liabilities', 'equity'],
  }),
];

const income = linesOn('credit');
const cost = linesOn('debit');

const results = [
  income.line('revenue', ['营业收入', 'Revenue'], [numbers('4000', '4199')]),
  cost.line('costOfSales', ['减：营业成本', 'Less: cost of sales'], [numbers('5000', '5999')]),
  income.total('grossProfit', ['毛利', 'Gross profit'], {
    plus: ['revenue'],
    minus: ['costOfSales'],
  }),
  income.line('otherIncome', ['加：其他收入', 'Add: other income'], [numbers('4300', '4999')]),
  cost.line(
    'selling',
    ['减：销售费用', 'Less: selling and distribution'],
    [numbers('6000', '6099')],
  ),
  cost.line('research', ['研发费用', 'Research and development'], [numbers('6100', '6199')]),
  cost.line(
    'admin',
    ['管理费用', 'Administrative expenses'],
    [numbers('6200', '7899'), numbers('8000', '8199')],
  ),
  cost.line('otherExpense', ['其他支出', 'Other expenses'], [numbers('8200', '8999')]),
  income.total('operatingProfit', ['营业利润', 'Operating profit'], {
    plus: ['grossProfit', 'otherIncome'],
    minus: ['selling', 'research', 'admin', 'otherExpense'],
  }),
  income.line('investment', ['加：投资收益', 'Add: investment income'], [numbers('4200', '4299')]),
  cost.line('finance', ['减：财务费用', 'Less: finance costs'], [numbers('7900', '7999')]),
  income.total('profitBeforeTax', ['税前利润', 'Profit before tax'], {
    plus: ['operatingProfit', 'investment'],
    minus: ['finance'],
  }),
  cost.line('incomeTax', ['减：所得税费用', 'Less: corporation tax'], [numbers('9000', '9999')]),
  income.total('netProfit', ['净利润', 'Profit for the period'], {
    plus: ['profitBeforeTax'],
    minus: ['incomeTax'],
  }),
];

/**
 * The general chart, in the manner of IAS 1: current and non-current apart, expenses by function.
 *
 * Nothing is set off that may not be (IAS 1.32): each party's balance on the other side moves to
 * the line that stands against it. VAT on sales and on purchases is owed to one authority, so that
 * the difference alone is shown, as an asset if it is to be had back (*verify* in each country).
 * What of a long-term loan falls due within a year is not split off (*verify*).
 */
export const generalStatements: Statements = {
  chart: 'general',
  balanceSheet: {
    assets,
    liabilities,
    equity,
    strays: {
      asset: 'otherCurrentAssets',
      cost: 'inventories',
      liability: 'otherPayables',
      equity: 'retained',
    },
  },
  incomeStatement: {
    lines: results,
    outside: [],
    strays: { income: 'otherIncome', expense: 'otherExpense' },
  },
  cashFlow: generalCashFlow,
};

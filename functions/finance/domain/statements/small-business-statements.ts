import { smallBusinessCashFlow } from './small-business-cash-flow.ts';
import type { Statements } from './statement-template.ts';
import {
  creditors,
  creditorsOf,
  debtors,
  debtorsOf,
  linesOn,
  numbers,
} from './statement-template.ts';

const asset = linesOn('debit');
const claim = linesOn('credit');

const currentAssets = [
  asset.heading('currentAssetsHead', '流动资产：', 'Current assets'),
  asset.line('cash', ['货币资金', 'Cash and bank', 1], [numbers('1001', '1099')]),
  asset.line(
    'shortInvestments',
    ['短期投资', 'Short-term investments', 2],
    [numbers('1100', '1120')],
  ),
  asset.line('notesReceivable', ['应收票据', 'Notes receivable', 3], [numbers('1121')]),
  asset.line(
    'receivables',
    ['应收账款', 'Accounts receivable', 4],
    [debtors('1122'), debtors('2203'), debtorsOf('receivable'), debtorsOf('customerAdvance')],
  ),
  asset.line(
    'prepayments',
    ['预付账款', 'Prepayments', 5],
    [
      debtors('1123'),
      debtors('2202'),
      debtorsOf('prepayment'),
      debtorsOf('payable'),
      debtorsOf('goodsReceivedNotInvoiced'),
    ],
  ),
  asset.line('dividendsReceivable', ['应收股利', 'Dividends receivable', 6], [numbers('1131')]),
  asset.line('interestReceivable', ['应收利息', 'Interest receivable', 7], [numbers('1132')]),
  asset.line(
    'otherReceivables',
    ['其他应收款', 'Other receivables', 8],
    [numbers('1124', '1130'), numbers('1133', '1299')],
  ),
  asset.line(
    'inventories',
    ['存货', 'Inventories', 9],
    [numbers('1400', '1499'), numbers('4000', '4299'), numbers('4400', '4999')],
  ),
  asset.detail('rawMaterials', ['其中：原材料', 'of which raw materials', 10], [numbers('1403')]),
  asset.detail('workInProgress', ['在产品', 'work in progress', 11], [numbers('4001')]),
  asset.detail('finishedGoods', ['库存商品', 'finished goods', 12], [numbers('1405')]),
  asset.detail('consumables', ['周转材料', 'revolving materials', 13], [numbers('1411')]),
  asset.line(
    'otherCurrentAssets',
    ['其他流动资产', 'Other current assets', 14],
    [numbers('1300', '1399'), numbers('1900', '1999')],
  ),
  asset.total('currentAssets', ['流动资产合计', 'Total current assets', 15], {
    plus: [
      ...['cash', 'shortInvestments', 'notesReceivable', 'receivables', 'prepayments'],
      ...['dividendsReceivable', 'interestReceivable', 'otherReceivables', 'inventories'],
      'otherCurrentAssets',
    ],
  }),
];

const otherAssets = [
  asset.heading('nonCurrentAssetsHead', '非流动资产：', 'Non-current assets'),
  asset.line(
    'longBonds',
    ['长期债券投资', 'Long-term bond investments', 16],
    [numbers('1500', '1510')],
  ),
  asset.line(
    'longEquity',
    ['长期股权投资', 'Long-term equity investments', 17],
    [numbers('1511', '1600')],
  ),
  asset.line('fixedAssetsAtCost', ['固定资产原价', 'Fixed assets at cost', 18], [numbers('1601')]),
  asset.contra(
    'depreciation',
    ['减：累计折旧', 'Less: accumulated depreciation', 19],
    [numbers('1602', '1603')],
  ),
  asset.total('fixedAssets', ['固定资产账面价值', 'Fixed assets, book value', 20], {
    plus: ['fixedAssetsAtCost'],
    minus: ['depreciation'],
  }),
  asset.line('construction', ['在建工程', 'Construction in progress', 21], [numbers('1604')]),
  asset.line(
    'constructionMaterials',
    ['工程物资', 'Construction materials', 22],
    [numbers('1605')],
  ),
  asset.line('disposals', ['固定资产清理', 'Disposal of fixed assets', 23], [numbers('1606')]),
  asset.line(
    'biological',
    ['生产性生物资产', 'Productive biological assets', 24],
    [numbers('1621', '1699')],
  ),
  asset.line('intangibles', ['无形资产', 'Intangible assets', 25], [numbers('1700', '1799')]),
  asset.line('development', ['开发支出', 'Development costs', 26], [numbers('4300', '4399')]),
  asset.line(
    'deferredExpenses',
    ['长期待摊费用', 'Long-term deferred expenses', 27],
    [numbers('1800', '1801')],
  ),
  asset.line(
    'otherNonCurrentAssets',
    ['其他非流动资产', 'Other non-current assets', 28],
    [numbers('1607', '1620'), numbers('1802', '1899')],
  ),
  asset.total('nonCurrentAssets', ['非流动资产合计', 'Total non-current assets', 29], {
    plus: [
      ...['longBonds', 'longEquity', 'fixedAssets', 'construction', 'constructionMaterials'],
      ...['disposals', 'biological', 'intangibles', 'development', 'deferredExpenses'],
      'otherNonCurrentAssets',
    ],
  }),
  asset.total('assets', ['资产总计', 'Total assets', 30], {
    plus: ['currentAssets', 'nonCurrentAssets'],
  }),
];

const currentLiabilities = [
  claim.heading('currentLiabilitiesHead', '流动负债：', 'Current liabilities'),
  claim.line('shortLoans', ['短期借款', 'Short-term loans', 31], [numbers('2000', '2200')]),
  claim.line('notesPayable', ['应付票据', 'Notes payable', 32], [numbers('2201')]),
  claim.line(
    'payables',
    ['应付账款', 'Accounts payable', 33],
    [
      creditors('2202'),
      creditors('1123'),
      creditorsOf('payable'),
      creditorsOf('goodsReceivedNotInvoiced'),
      creditorsOf('prepayment'),
    ],
  ),
  claim.line(
    'advances',
    ['预收账款', 'Advances from customers', 34],
    [
      creditors('2203'),
      creditors('1122'),
      creditorsOf('customerAdvance'),
      creditorsOf('receivable'),
    ],
  ),
  claim.line('payroll', ['应付职工薪酬', 'Payroll payable', 35], [numbers('2211')]),
  claim.line('taxes', ['应交税费', 'Taxes payable', 36], [numbers('2221')]),
  claim.line('interest', ['应付利息', 'Interest payable', 37], [numbers('2231')]),
  claim.line('profitPayable', ['应付利润', 'Profit payable', 38], [numbers('2232')]),
  claim.line('otherPayables', ['其他应付款', 'Other payables', 39], [numbers('2241')]),
  claim.line(
    'otherCurrentLiabilities',
    ['其他流动负债', 'Other current liabilities', 40],
    [
      numbers('2204', '2210'),
      numbers('2212', '2220'),
      numbers('2222', '2230'),
      numbers('2233', '2240'),
      numbers('2242', '2400'),
    ],
  ),
  claim.total('currentLiabilities', ['流动负债合计', 'Total current liabilities', 41], {
    plus: [
      ...['shortLoans', 'notesPayable', 'payables', 'advances', 'payroll', 'taxes', 'interest'],
      ...['profitPayable', 'otherPayables', 'otherCurrentLiabilities'],
    ],
  }),
];

const otherLiabilities = [
  claim.heading('nonCurrentLiabilitiesHead', '非流动负债：', 'Non-current liabilities'),
  claim.line('longLoans', ['长期借款', 'Long-term loans', 42], [numbers('2501', '2600')]),
  claim.line('longPayables', ['长期应付款', 'Long-term payables', 43], [numbers('2701', '2800')]),
  claim.line('deferredIncome', ['递延收益', 'Deferred income', 44], [numbers('2401', '2500')]),
  claim.line(
    'otherNonCurrentLiabilities',
    ['其他非流动负债', 'Other non-current liabilities', 45],
    [numbers('2601', '2700'), numbers('2801', '2999')],
  ),
  claim.total('nonCurrentLiabilities', ['非流动负债合计', 'Total non-current liabilities', 46], {
    plus: ['longLoans', 'longPayables', 'deferredIncome', 'otherNonCurrentLiabilities'],
  }),
  claim.total('liabilities', ['负债合计', 'Total liabilities', 47], {
    plus: ['currentLiabilities', 'nonCurrentLiabilities'],
  }),
];

const equity = [
  claim.heading('equityHead', '所有者权益（或股东权益）：', 'Equity'),
  claim.line('capital', ['实收资本（或股本）', 'Paid-in capital', 48], [numbers('3000', '3001')]),
  claim.line('capitalReserve', ['资本公积', 'Capital reserve', 49], [numbers('3002', '3100')]),
  claim.line('surplusReserve', ['盈余公积', 'Surplus reserve', 50], [numbers('3101', '3102')]),
  claim.line('retained', ['未分配利润', 'Undistributed profit', 51], [numbers('3103', '3999')]),
  claim.total('equity', ['所有者权益（或股东权益）合计', 'Total equity', 52], {
    plus: ['capital', 'capitalReserve', 'surplusReserve', 'retained'],
  }),
  claim.total(
    'claims',
    ['负债和所有者权益（或股东权益）总计', 'Total liabilities and equity', 53],
    {
      plus: ['liabilities', 'equity'],
    },
  ),
];

const income = linesOn('credit');
const cost = linesOn('debit');

const results = [
  income.line('revenue', ['一、营业收入', 'Revenue', 1], [numbers('5000', '5110')]),
  cost.line(
    'costOfSales',
    ['减：营业成本', 'Less: cost of sales', 2],
    [numbers('5400', '5402'), numbers('5404', '5499')],
  ),
  cost.line('surcharges', ['税金及附加', 'Taxes and surcharges', 3], [numbers('5403')]),
  cost.line('selling', ['销售费用', 'Selling expenses', 11], [numbers('5500', '5601')]),
  cost.line(
    'admin',
    ['管理费用', 'Administrative expenses', 14],
    [numbers('5602'), numbers('5604', '5699')],
  ),
  cost.line('finance', ['财务费用', 'Finance expenses', 18], [numbers('5603')]),
  income.line(
    'investment',
    ['加：投资收益', 'Add: investment income', 20],
    [numbers('5111', '5299')],
  ),
  income.total('operatingProfit', ['二、营业利润', 'Operating profit', 21], {
    plus: ['revenue', 'investment'],
    minus: ['costOfSales', 'surcharges', 'selling', 'admin', 'finance'],
  }),
  income.line(
    'nonOperatingIncome',
    ['加：营业外收入', 'Add: non-operating income', 22],
    [numbers('5300', '5399')],
  ),
  cost.line(
    'nonOperatingExpense',
    ['减：营业外支出', 'Less: non-operating expenses', 24],
    [numbers('5700', '5799')],
  ),
  income.total('profitBeforeTax', ['三、利润总额', 'Profit before tax', 30], {
    plus: ['operatingProfit', 'nonOperatingIncome'],
    minus: ['nonOperatingExpense'],
  }),
  cost.line('incomeTax', ['减：所得税费用', 'Less: income tax', 31], [numbers('5800', '5999')]),
  income.total('netProfit', ['四、净利润', 'Net profit', 32], {
    plus: ['profitBeforeTax'],
    minus: ['incomeTax'],
  }),
];

/**
 * 小企业会计准则: the forms 会小企01表 and 会小企02表 of its annex, with their row numbers.
 *
 * Receivables and payables: a customer's or supplier's balance on the other side of 应收账款,
 * 预付账款, 应付账款 or 预收账款 moves to the line that stands against it, each party and account by
 * itself (the annex speaks of the account's balance; by party is common practice, *verify*).
 * 应交税费: a debit balance, e.g. input VAT carried forward, stays among the liabilities with a minus,
 * as the annex says (*verify* against 财会〔2016〕22号, which puts it among other current assets).
 * Advances older than a year stay where they are, for the books do not keep their age (*verify*).
 * The profit form's rows of 其中 need sub-accounts that this chart does not have, and are left out.
 */
export const smallBusinessStatements: Statements = {
  chart: 'cnSmallBusiness',
  balanceSheet: {
    assets: [...currentAssets, ...otherAssets],
    liabilities: [...currentLiabilities, ...otherLiabilities],
    equity,
    strays: {
      asset: 'otherCurrentAssets',
      cost: 'inventories',
      liability: 'otherCurrentLiabilities',
      equity: 'retained',
    },
  },
  incomeStatement: {
    lines: results,
    outside: [],
    strays: { income: 'nonOperatingIncome', expense: 'nonOperatingExpense' },
  },
  cashFlow: smallBusinessCashFlow,
};

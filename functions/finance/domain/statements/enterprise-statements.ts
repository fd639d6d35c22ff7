import { enterpriseCashFlow } from './enterprise-cash-flow.ts';
import { enterpriseResults } from './enterprise-results.ts';
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

/** Details of 2221 that 财会〔2016〕22号 moves to the other side, each by itself. */
const vatDetails = ['222101', '222102', '222103', '222104', '222105', '222107', '222108'];

const currentAssets = [
  asset.heading('currentAssetsHead', '流动资产：', 'Current assets'),
  asset.line('cash', ['货币资金', 'Cash and bank'], [numbers('1001', '1099')]),
  asset.line(
    'trading',
    ['交易性金融资产', 'Financial assets held for trading'],
    [numbers('1100', '1120')],
  ),
  asset.line('notesReceivable', ['应收票据', 'Notes receivable'], [numbers('1121')]),
  asset.line(
    'receivables',
    ['应收账款', 'Accounts receivable'],
    [debtors('1122'), debtors('2203'), debtorsOf('receivable'), numbers('1231')],
  ),
  asset.line(
    'prepayments',
    ['预付款项', 'Prepayments'],
    [
      debtors('1123'),
      debtors('2202'),
      debtorsOf('prepayment'),
      debtorsOf('payable'),
      debtorsOf('goodsReceivedNotInvoiced'),
    ],
  ),
  asset.line(
    'otherReceivables',
    ['其他应收款', 'Other receivables'],
    [numbers('1124', '1230'), numbers('1232', '1299')],
  ),
  asset.line(
    'inventories',
    ['存货', 'Inventories'],
    [numbers('1400', '1499'), numbers('5000', '5299'), numbers('5400', '5999')],
  ),
  asset.line(
    'contractAssets',
    ['合同资产', 'Contract assets'],
    [debtors('2204', '2210'), debtorsOf('customerAdvance')],
  ),
  asset.line(
    'otherCurrentAssets',
    ['其他流动资产', 'Other current assets'],
    [
      numbers('1300', '1399'),
      numbers('1900', '1999'),
      ...vatDetails.map((code) => netDebit(code)),
      netDebit('222106'),
    ],
  ),
  asset.total('currentAssets', ['流动资产合计', 'Total current assets'], {
    plus: [
      ...['cash', 'trading', 'notesReceivable', 'receivables', 'prepayments'],
      ...['otherReceivables', 'inventories', 'contractAssets', 'otherCurrentAssets'],
    ],
  }),
];

const otherAssets = [
  asset.heading('nonCurrentAssetsHead', '非流动资产：', 'Non-current assets'),
  asset.line('debtInvestments', ['债权投资', 'Debt investments'], [numbers('1500', '1510')]),
  asset.line('longReceivables', ['长期应收款', 'Long-term receivables'], [numbers('1531', '1600')]),
  asset.line(
    'longEquity',
    ['长期股权投资', 'Long-term equity investments'],
    [numbers('1511', '1520')],
  ),
  asset.line(
    'investmentProperty',
    ['投资性房地产', 'Investment property'],
    [numbers('1521', '1530')],
  ),
  asset.line(
    'fixedAssets',
    ['固定资产', 'Fixed assets'],
    [numbers('1601', '1603'), numbers('1606')],
  ),
  asset.line('construction', ['在建工程', 'Construction in progress'], [numbers('1604', '1605')]),
  asset.line('intangibles', ['无形资产', 'Intangible assets'], [numbers('1700', '1710')]),
  asset.line('development', ['开发支出', 'Development costs'], [numbers('5300', '5399')]),
  asset.line('goodwill', ['商誉', 'Goodwill'], [numbers('1711', '1799')]),
  asset.line(
    'deferredExpenses',
    ['长期待摊费用', 'Long-term deferred expenses'],
    [numbers('1800', '1810')],
  ),
  asset.line(
    'deferredTaxAssets',
    ['递延所得税资产', 'Deferred tax assets'],
    [numbers('1811', '1820')],
  ),
  asset.line(
    'otherNonCurrentAssets',
    ['其他非流动资产', 'Other non-current assets'],
    [numbers('1607', '1699'), numbers('1821', '1899')],
  ),
  asset.total('nonCurrentAssets', ['非流动资产合计', 'Total non-current assets'], {
    plus: [
      ...['debtInvestments', 'longReceivables', 'longEquity', 'investmentProperty'],
      ...['fixedAssets', 'construction', 'intangibles', 'development', 'goodwill'],
      ...['deferredExpenses', 'deferredTaxAssets', 'otherNonCurrentAssets'],
    ],
  }),
  asset.total('assets', ['资产总计', 'Total assets'], {
    plus: ['currentAssets', 'nonCurrentAssets'],
  }),
];

const currentLiabilities = [
  claim.heading('currentLiabilitiesHead', '流动负债：', 'Current liabilities'),
  claim.line('shortLoans', ['短期借款', 'Short-term loans'], [numbers('2000', '2100')]),
  claim.line(
    'tradingLiabilities',
    ['交易性金融负债', 'Financial liabilities held for trading'],
    [numbers('2101', '2200')],
  ),
  claim.line('notesPayable', ['应付票据', 'Notes payable'], [numbers('2201')]),
  claim.line(
    'payables',
    ['应付账款', 'Accounts payable'],
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
    ['预收款项', 'Advances from customers'],
    [creditors('2203'), creditors('1122'), creditorsOf('receivable')],
  ),
  claim.line(
    'contractLiabilities',
    ['合同负债', 'Contract liabilities'],
    [creditors('2204', '2210'), creditorsOf('customerAdvance')],
  ),
  claim.line('payroll', ['应付职工薪酬', 'Payroll payable'], [numbers('2211', '2220')]),
  claim.line(
    'taxes',
    ['应交税费', 'Taxes payable'],
    [numbers('2221'), ...vatDetails.map((code) => netCredit(code))],
  ),
  claim.line('otherPayables', ['其他应付款', 'Other payables'], [numbers('2222', '2299')]),
  claim.line(
    'otherCurrentLiabilities',
    ['其他流动负债', 'Other current liabilities'],
    [numbers('2300', '2400'), netCredit('222106')],
  ),
  claim.total('currentLiabilities', ['流动负债合计', 'Total current liabilities'], {
    plus: [
      ...['shortLoans', 'tradingLiabilities', 'notesPayable', 'payables', 'advances'],
      ...['contractLiabilities', 'payroll', 'taxes', 'otherPayables', 'otherCurrentLiabilities'],
    ],
  }),
];

const otherLiabilities = [
  claim.heading('nonCurrentLiabilitiesHead', '非流动负债：', 'Non-current liabilities'),
  claim.line('longLoans', ['长期借款', 'Long-term loans'], [numbers('2501')]),
  claim.line('bonds', ['应付债券', 'Bonds payable'], [numbers('2502', '2600')]),
  claim.line('longPayables', ['长期应付款', 'Long-term payables'], [numbers('2701', '2800')]),
  claim.line('provisions', ['预计负债', 'Provisions'], [numbers('2801', '2900')]),
  claim.line('deferredIncome', ['递延收益', 'Deferred income'], [numbers('2401', '2500')]),
  claim.line(
    'deferredTaxLiabilities',
    ['递延所得税负债', 'Deferred tax liabilities'],
    [numbers('2901', '2910')],
  ),
  claim.line(
    'otherNonCurrentLiabilities',
    ['其他非流动负债', 'Other non-current liabilities'],
    [numbers('2601', '2700'), numbers('2911', '2999')],
  ),
  claim.total('nonCurrentLiabilities', ['非流动负债合计', 'Total non-current liabilities'], {
    plus: [
      ...['longLoans', 'bonds', 'longPayables', 'provisions', 'deferredIncome'],
      ...['deferredTaxLiabilities', 'otherNonCurrentLiabilities'],
    ],
  }),
  claim.total('liabilities', ['负债合计', 'Total liabilities'], {
    plus: ['currentLiabilities', 'nonCurrentLiabilities'],
  }),
];

const equity = [
  claim.heading('equityHead', '所有者权益（或股东权益）：', 'Equity'),
  claim.line('capital', ['实收资本（或股本）', 'Paid-in capital'], [numbers('4000', '4001')]),
  claim.line('capitalReserve', ['资本公积', 'Capital reserve'], [numbers('4002', '4100')]),
  claim.contra(
    'treasuryShares',
    ['减：库存股', 'Less: treasury shares'],
    [numbers('4201', '4299')],
  ),
  claim.line('surplusReserve', ['盈余公积', 'Surplus reserve'], [numbers('4101', '4102')]),
  claim.line(
    'retained',
    ['未分配利润', 'Undistributed profit'],
    [numbers('4103', '4200'), numbers('4300', '4999')],
  ),
  claim.total('equity', ['所有者权益（或股东权益）合计', 'Total equity'], {
    plus: ['capital', 'capitalReserve', 'surplusReserve', 'retained'],
    minus: ['treasuryShares'],
  }),
  claim.total('claims', ['负债和所有者权益（或股东权益）总计', 'Total liabilities and equity'], {
    plus: ['liabilities', 'equity'],
  }),
];

/**
 * 企业会计准则: the general form of 财会〔2019〕6号, without the rows that no account of this chart
 * can reach; what falls due within a year is not split off, for the books do not keep when a loan
 * falls due (*verify*).
 *
 * Receivables and payables: each party's balance on the other side moves to the line that stands
 * against it (应收账款 ↔ 预收款项, 应付账款 ↔ 预付款项, 合同负债 ↔ 合同资产, *verify* the last).
 * Taxes: a debit balance of 应交增值税, 未交增值税 and the like is another current asset, a credit
 * balance of 待转销项税额 another current liability (财会〔2016〕22号; the part that is not expected to
 * be used within a year would be non-current, *verify*). Allowances for bad debts stand wholly with
 * the accounts receivable (*verify*).
 */
export const enterpriseStatements: Statements = {
  chart: 'cnEnterprise',
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
    lines: enterpriseResults,
    outside: [numbers('6901', '6999')],
    strays: { income: 'nonOperatingIncome', expense: 'nonOperatingExpense' },
  },
  cashFlow: enterpriseCashFlow,
};

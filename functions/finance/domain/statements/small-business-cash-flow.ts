import type { CashFlowTemplate } from './statement-template.ts';
import {
  by,
  inBy,
  linesOn,
  moneyIn,
  moneyOut,
  numbers,
  outBy,
  vatIn,
  vatOn,
} from './statement-template.ts';

const received = linesOn('credit');
const paid = linesOn('debit');

const operating = [
  received.heading(
    'operatingHead',
    '一、经营活动产生的现金流量：',
    'Cash flows from operating activities',
  ),
  received.line(
    'customers',
    ['销售产成品、商品、提供劳务收到的现金', 'Received from customers', 1],
    [
      ...[numbers('1121', '1122'), numbers('2203'), numbers('5001'), numbers('5051')],
      ...[vatOn('22210107'), vatOn('222106'), vatIn('222101'), vatIn('222108')],
      ...by('billsReceivable', 'receivable', 'customerAdvance', 'revenue', 'otherRevenue'),
    ],
  ),
  received.line(
    'otherReceived',
    ['收到其他与经营活动有关的现金', 'Other operating receipts', 2],
    [
      ...[moneyIn('0', '9'), moneyIn('2221'), moneyIn('22210108'), moneyIn('5403')],
      moneyIn('5801'),
    ],
  ),
  paid.line(
    'suppliers',
    ['购买原材料、商品、接受劳务支付的现金', 'Paid to suppliers', 3],
    [
      ...[numbers('1123'), numbers('1400', '1499'), numbers('2201', '2202')],
      ...[numbers('4000', '4299'), numbers('4400', '4999'), numbers('5401', '5402')],
      ...[vatOn('22210101'), vatOn('222104', '222105')],
      ...by('prepayment', 'payable', 'goodsReceivedNotInvoiced', 'billsPayable'),
    ],
  ),
  paid.line(
    'people',
    ['支付的职工薪酬', 'Paid to and for employees', 4],
    [
      ...[numbers('2211'), numbers('224101'), numbers('222115')],
      ...by('payroll', 'socialInsuranceWithheld', 'individualIncomeTax'),
    ],
  ),
  paid.line(
    'taxes',
    ['支付的税费', 'Taxes paid', 5],
    [
      ...[moneyOut('2221'), moneyOut('222101'), moneyOut('22210108'), moneyOut('222108')],
      ...[moneyOut('5403'), moneyOut('5801')],
    ],
  ),
  paid.line(
    'otherPaid',
    ['支付其他与经营活动有关的现金', 'Other operating payments', 6],
    [moneyOut('0', '9')],
  ),
  received.total(
    'operating',
    ['经营活动产生的现金流量净额', 'Net cash from operating activities', 7],
    {
      plus: ['customers', 'otherReceived'],
      minus: ['suppliers', 'people', 'taxes', 'otherPaid'],
    },
  ),
];

const investing = [
  received.heading(
    'investingHead',
    '二、投资活动产生的现金流量：',
    'Cash flows from investing activities',
  ),
  received.line(
    'investmentsSold',
    [
      '收回短期投资、长期债券投资和长期股权投资收到的现金',
      'Received from investments sold or repaid',
      8,
    ],
    [moneyIn('1101'), moneyIn('1500', '1599')],
  ),
  received.line(
    'investmentIncome',
    ['取得投资收益收到的现金', 'Investment income received', 9],
    [numbers('1131', '1132'), numbers('5111')],
  ),
  received.line(
    'assetsSold',
    [
      '处置固定资产、无形资产和其他非流动资产收回的现金净额',
      'Received from fixed and intangible assets sold, net',
      10,
    ],
    [
      moneyIn('1600', '1605'),
      numbers('1606'),
      moneyIn('1607', '1899'),
      ...by('assetDisposal'),
      ...inBy('fixedAsset'),
    ],
  ),
  paid.line(
    'investmentsBought',
    ['短期投资、长期债券投资和长期股权投资支付的现金', 'Paid for investments', 11],
    [moneyOut('1101'), moneyOut('1500', '1599')],
  ),
  paid.line(
    'assetsBought',
    [
      '购建固定资产、无形资产和其他非流动资产支付的现金',
      'Paid for fixed and intangible assets',
      12,
    ],
    [moneyOut('1600', '1605'), moneyOut('1607', '1899'), ...outBy('fixedAsset')],
  ),
  received.total(
    'investing',
    ['投资活动产生的现金流量净额', 'Net cash from investing activities', 13],
    {
      plus: ['investmentsSold', 'investmentIncome', 'assetsSold'],
      minus: ['investmentsBought', 'assetsBought'],
    },
  ),
];

const financing = [
  received.heading(
    'financingHead',
    '三、筹资活动产生的现金流量：',
    'Cash flows from financing activities',
  ),
  received.line(
    'loans',
    ['取得借款收到的现金', 'Loans taken', 14],
    [
      ...[moneyIn('2001'), moneyIn('2501'), moneyIn('2701')],
      ...inBy('shortTermLoan', 'longTermLoan'),
    ],
  ),
  received.line(
    'capital',
    ['吸收投资者投资收到的现金', 'Capital paid in', 15],
    [numbers('3001', '3002'), ...by('capital', 'capitalReserve')],
  ),
  paid.line(
    'loansRepaid',
    ['偿还借款本金支付的现金', 'Loans repaid', 16],
    [
      ...[moneyOut('2001'), moneyOut('2501'), moneyOut('2701')],
      ...outBy('shortTermLoan', 'longTermLoan'),
    ],
  ),
  paid.line(
    'interestPaid',
    ['偿还借款利息支付的现金', 'Interest paid', 17],
    [numbers('2231'), ...by('interestPayable')],
  ),
  paid.line(
    'profitPaid',
    ['分配利润支付的现金', 'Profit distributed', 18],
    [numbers('2232'), numbers('3103', '3104'), ...by('dividendPayable')],
  ),
  received.total(
    'financing',
    ['筹资活动产生的现金流量净额', 'Net cash from financing activities', 19],
    { plus: ['loans', 'capital'], minus: ['loansRepaid', 'interestPaid', 'profitPaid'] },
  ),
];

/**
 * 会小企03表 of 小企业会计准则, by the direct method, with its row numbers.
 *
 * VAT goes with the sale or purchase it was paid with; what is paid to the tax office is a tax
 * paid, what it pays back another receipt, since the form has no row for it. What is withheld from
 * wages and paid on, income tax included, is paid for employees (*verify*). Cash paid straight to
 * production cost and overhead counts as paid to suppliers (*verify*: rent is often put with the
 * other payments). Interest is a financing payment when it goes by way of 应付利息; what is paid
 * straight to 财务费用 are charges and stands with the other payments (*verify*). Money given back to
 * owners is taken off the capital paid in, since the form has no row for it.
 */
export const smallBusinessCashFlow: CashFlowTemplate = {
  lines: [
    ...operating,
    ...investing,
    ...financing,
    received.total('netIncrease', ['四、现金净增加额', 'Net increase in cash', 20], {
      plus: ['operating', 'investing', 'financing'],
    }),
    paid.line('openingCash', ['加：期初现金余额', 'Add: cash at the beginning', 21], []),
    received.total('closingCash', ['五、期末现金余额', 'Cash at the end', 22], {
      plus: ['netIncrease', 'openingCash'],
    }),
  ],
  stray: 'otherPaid',
};

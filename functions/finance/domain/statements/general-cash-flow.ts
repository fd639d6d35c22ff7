import type { CashFlowTemplate } from './statement-template.ts';
import { by, inBy, linesOn, moneyIn, moneyOut, numbers, outBy } from './statement-template.ts';

const received = linesOn('credit');
const paid = linesOn('debit');

const operating = [
  received.heading('operatingHead', '经营活动：', 'Operating activities'),
  received.line(
    'customers',
    ['销售收到的现金', 'Received from customers'],
    [
      ...[numbers('1100', '1119'), numbers('2130', '2139'), numbers('4000', '4199')],
      ...[numbers('2200'), numbers('2203')],
      ...by('billsReceivable', 'receivable', 'customerAdvance', 'revenue', 'otherRevenue'),
    ],
  ),
  received.line('otherReceived', ['其他经营收款', 'Other operating receipts'], [moneyIn('0', '9')]),
  paid.line(
    'suppliers',
    ['采购支付的现金', 'Paid to suppliers'],
    [
      ...[numbers('1000', '1089'), numbers('1130', '1139'), numbers('2100', '2119')],
      ...[numbers('5000', '5999'), numbers('2201'), numbers('2204')],
      ...by('prepayment', 'payable', 'goodsReceivedNotInvoiced', 'billsPayable'),
    ],
  ),
  paid.line(
    'people',
    ['支付给职工及为职工支付的现金', 'Paid to and for employees'],
    [
      ...[numbers('2210', '2211'), numbers('2220', '2229')],
      ...by('payroll', 'socialInsuranceWithheld', 'individualIncomeTax'),
    ],
  ),
  paid.line('vat', ['支付的增值税', 'VAT paid, less refunded'], [numbers('2202')]),
  paid.line(
    'taxes',
    ['支付的所得税及其他税费', 'Income and other taxes paid, less refunded'],
    [numbers('2212', '2219'), numbers('2320', '2329'), numbers('8210'), numbers('9000', '9999')],
  ),
  paid.line('otherPaid', ['其他经营付款', 'Other operating payments'], [moneyOut('0', '9')]),
  received.total('operating', ['经营活动现金净额', 'Net cash from operating activities'], {
    plus: ['customers', 'otherReceived'],
    minus: ['suppliers', 'people', 'vat', 'taxes', 'otherPaid'],
  }),
];

const investing = [
  received.heading('investingHead', '投资活动：', 'Investing activities'),
  paid.line(
    'assetsBought',
    ['购置固定资产和无形资产', 'Purchase of plant, equipment and intangible assets'],
    [
      ...[moneyOut('0000', '0014'), moneyOut('0016', '0029'), moneyOut('0040', '0999')],
      ...outBy('fixedAsset'),
    ],
  ),
  received.line(
    'assetsSold',
    ['处置固定资产和无形资产净收款', 'Proceeds from plant, equipment and intangible assets, net'],
    [
      ...[moneyIn('0000', '0014'), numbers('0015'), moneyIn('0016', '0029')],
      moneyIn('0040', '0999'),
      ...by('assetDisposal'),
      ...inBy('fixedAsset'),
    ],
  ),
  paid.line(
    'investmentsBought',
    ['对外投资付款', 'Purchase of investments'],
    [moneyOut('0030', '0039')],
  ),
  received.line(
    'investmentsSold',
    ['收回投资', 'Proceeds from investments'],
    [moneyIn('0030', '0039')],
  ),
  received.line(
    'investmentIncome',
    ['收到的利息和股利', 'Interest and dividends received'],
    [numbers('4200', '4299')],
  ),
  received.total('investing', ['投资活动现金净额', 'Net cash from investing activities'], {
    plus: ['assetsSold', 'investmentsSold', 'investmentIncome'],
    minus: ['assetsBought', 'investmentsBought'],
  }),
];

const financing = [
  received.heading('financingHead', '筹资活动：', 'Financing activities'),
  received.line(
    'capital',
    ['吸收投资，减返还', 'Capital paid in, less given back'],
    [numbers('3000', '3049'), ...by('capital', 'capitalReserve')],
  ),
  received.line(
    'loans',
    ['取得借款', 'Loans taken'],
    [moneyIn('2300', '2314'), ...inBy('shortTermLoan', 'longTermLoan')],
  ),
  paid.line(
    'loansRepaid',
    ['偿还借款', 'Loans repaid'],
    [moneyOut('2300', '2314'), ...outBy('shortTermLoan', 'longTermLoan')],
  ),
  paid.line(
    'interestPaid',
    ['支付利息', 'Interest paid'],
    [numbers('2315', '2319'), ...by('interestPayable')],
  ),
  paid.line(
    'profitPaid',
    ['支付股利', 'Dividends paid'],
    [numbers('2330', '2339'), numbers('3100', '3999'), ...by('dividendPayable')],
  ),
  received.total('financing', ['筹资活动现金净额', 'Net cash from financing activities'], {
    plus: ['capital', 'loans'],
    minus: ['loansRepaid', 'interestPaid', 'profitPaid'],
  }),
];

/**
 * The general chart, in the manner of IAS 7, by the direct method. VAT goes with the sale or
 * purchase it was paid with; what is paid to the tax office is shown apart. Interest and dividends
 * received are investing, those paid financing, as IAS 7 has them from 2027 on; bank charges paid
 * straight to an expense stand with the other payments.
 */
export const generalCashFlow: CashFlowTemplate = {
  lines: [
    ...operating,
    ...investing,
    ...financing,
    received.line('exchange', ['汇率变动影响', 'Effect of exchange rates'], [numbers('7910')]),
    received.total('netIncrease', ['现金净增加额', 'Net increase in cash'], {
      plus: ['operating', 'investing', 'financing', 'exchange'],
    }),
    paid.line('openingCash', ['期初现金', 'Cash at the beginning'], []),
    received.total('closingCash', ['期末现金', 'Cash at the end'], {
      plus: ['netIncrease', 'openingCash'],
    }),
  ],
  stray: 'otherPaid',
};

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
    ['销售商品、提供劳务收到的现金', 'Received from customers'],
    [
      ...[numbers('1121', '1122'), numbers('2203', '2205'), numbers('6001'), numbers('6051')],
      ...[vatOn('22210107'), vatOn('222106'), vatIn('222101'), vatIn('222108')],
      ...by('billsReceivable', 'receivable', 'customerAdvance', 'revenue', 'otherRevenue'),
    ],
  ),
  received.line(
    'taxRefunds',
    ['收到的税费返还', 'Taxes refunded'],
    [moneyIn('2221'), moneyIn('22210108'), moneyIn('6403'), moneyIn('6801')],
  ),
  received.line(
    'otherReceived',
    ['收到其他与经营活动有关的现金', 'Other operating receipts'],
    [moneyIn('0', '9')],
  ),
  received.total('operatingIn', ['经营活动现金流入小计', 'Operating cash received'], {
    plus: ['customers', 'taxRefunds', 'otherReceived'],
  }),
  paid.line(
    'suppliers',
    ['购买商品、接受劳务支付的现金', 'Paid to suppliers'],
    [
      ...[numbers('1123'), numbers('1400', '1499'), numbers('2201', '2202')],
      ...[numbers('5000', '5299'), numbers('6401', '6402')],
      ...[vatOn('22210101'), vatOn('222104', '222105')],
      ...by('prepayment', 'payable', 'goodsReceivedNotInvoiced', 'billsPayable'),
    ],
  ),
  paid.line(
    'people',
    ['支付给职工以及为职工支付的现金', 'Paid to and for employees'],
    [
      ...[numbers('2211'), numbers('224101'), numbers('222115')],
      ...by('payroll', 'socialInsuranceWithheld', 'individualIncomeTax'),
    ],
  ),
  paid.line(
    'taxes',
    ['支付的各项税费', 'Taxes paid'],
    [
      ...[moneyOut('2221'), moneyOut('222101'), moneyOut('22210108'), moneyOut('222108')],
      ...[moneyOut('6403'), moneyOut('6801')],
    ],
  ),
  paid.line(
    'otherPaid',
    ['支付其他与经营活动有关的现金', 'Other operating payments'],
    [moneyOut('0', '9')],
  ),
  paid.total('operatingOut', ['经营活动现金流出小计', 'Operating cash paid'], {
    plus: ['suppliers', 'people', 'taxes', 'otherPaid'],
  }),
  received.total(
    'operating',
    ['经营活动产生的现金流量净额', 'Net cash from operating activities'],
    { plus: ['operatingIn'], minus: ['operatingOut'] },
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
    ['收回投资收到的现金', 'Received from investments sold or repaid'],
    [moneyIn('1101'), moneyIn('1500', '1520'), moneyIn('2101')],
  ),
  received.line(
    'investmentIncome',
    ['取得投资收益收到的现金', 'Investment income received'],
    [numbers('1131', '1132'), numbers('6111')],
  ),
  received.line(
    'assetsSold',
    [
      '处置固定资产、无形资产和其他长期资产收回的现金净额',
      'Received from fixed and intangible assets sold, net',
    ],
    [
      ...[
        moneyIn('1521', '1530'),
        moneyIn('1600', '1605'),
        numbers('1606'),
        moneyIn('1607', '1810'),
        numbers('6115'),
      ],
      ...by('assetDisposal'),
      ...inBy('fixedAsset'),
    ],
  ),
  received.total('investingIn', ['投资活动现金流入小计', 'Investing cash received'], {
    plus: ['investmentsSold', 'investmentIncome', 'assetsSold'],
  }),
  paid.line(
    'assetsBought',
    ['购建固定资产、无形资产和其他长期资产支付的现金', 'Paid for fixed and intangible assets'],
    [
      moneyOut('1521', '1530'),
      moneyOut('1600', '1605'),
      moneyOut('1607', '1810'),
      ...outBy('fixedAsset'),
    ],
  ),
  paid.line(
    'investmentsBought',
    ['投资支付的现金', 'Paid for investments'],
    [moneyOut('1101'), moneyOut('1500', '1520'), moneyOut('2101')],
  ),
  paid.total('investingOut', ['投资活动现金流出小计', 'Investing cash paid'], {
    plus: ['assetsBought', 'investmentsBought'],
  }),
  received.total(
    'investing',
    ['投资活动产生的现金流量净额', 'Net cash from investing activities'],
    { plus: ['investingIn'], minus: ['investingOut'] },
  ),
];

const financing = [
  received.heading(
    'financingHead',
    '三、筹资活动产生的现金流量：',
    'Cash flows from financing activities',
  ),
  received.line(
    'capital',
    ['吸收投资收到的现金', 'Capital paid in'],
    [moneyIn('4001', '4002'), ...inBy('capital', 'capitalReserve')],
  ),
  received.line(
    'loans',
    ['取得借款收到的现金', 'Loans taken and bonds issued'],
    [moneyIn('2001'), moneyIn('2501', '2502'), ...inBy('shortTermLoan', 'longTermLoan')],
  ),
  received.line(
    'otherFinancingIn',
    ['收到其他与筹资活动有关的现金', 'Other financing receipts'],
    [moneyIn('2700', '2799'), moneyIn('4201')],
  ),
  received.total('financingIn', ['筹资活动现金流入小计', 'Financing cash received'], {
    plus: ['capital', 'loans', 'otherFinancingIn'],
  }),
  paid.line(
    'loansRepaid',
    ['偿还债务支付的现金', 'Loans and bonds repaid'],
    [moneyOut('2001'), moneyOut('2501', '2502'), ...outBy('shortTermLoan', 'longTermLoan')],
  ),
  paid.line(
    'profitPaid',
    ['分配股利、利润或偿付利息支付的现金', 'Dividends and interest paid'],
    [
      ...[numbers('2231', '2232'), numbers('4103', '4104')],
      ...by('interestPayable', 'dividendPayable'),
    ],
  ),
  paid.line(
    'otherFinancingOut',
    ['支付其他与筹资活动有关的现金', 'Other financing payments'],
    [
      ...[moneyOut('2700', '2799'), moneyOut('4001', '4002'), moneyOut('4201')],
      ...outBy('capital', 'capitalReserve'),
    ],
  ),
  paid.total('financingOut', ['筹资活动现金流出小计', 'Financing cash paid'], {
    plus: ['loansRepaid', 'profitPaid', 'otherFinancingOut'],
  }),
  received.total(
    'financing',
    ['筹资活动产生的现金流量净额', 'Net cash from financing activities'],
    { plus: ['financingIn'], minus: ['financingOut'] },
  ),
];

/**
 * 现金流量表 of 企业会计准则 (the general form of 财会〔2019〕6号) by the direct method, without the rows
 * that no account of this chart can reach.
 *
 * VAT goes with the sale or purchase it was paid with; what is paid to the tax office is a tax
 * paid. What is withheld from wages and paid on, income tax included, is paid for employees. Cash
 * paid straight to production cost and overhead counts as paid to suppliers (*verify*). Interest
 * that goes by way of 应付利息 is a financing payment; what is paid straight to 财务费用 stands with the
 * other operating payments (*verify*).
 */
export const enterpriseCashFlow: CashFlowTemplate = {
  lines: [
    ...operating,
    ...investing,
    ...financing,
    received.line(
      'exchange',
      ['四、汇率变动对现金及现金等价物的影响', 'Effect of exchange rates'],
      [numbers('6061')],
    ),
    received.total('netIncrease', ['五、现金及现金等价物净增加额', 'Net increase in cash'], {
      plus: ['operating', 'investing', 'financing', 'exchange'],
    }),
    paid.line('openingCash', ['加：期初现金及现金等价物余额', 'Add: cash at the beginning'], []),
    received.total('closingCash', ['六、期末现金及现金等价物余额', 'Cash at the end'], {
      plus: ['netIncrease', 'openingCash'],
    }),
  ],
  stray: 'otherPaid',
};

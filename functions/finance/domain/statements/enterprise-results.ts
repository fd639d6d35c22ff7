import { linesOn, numbers } from './statement-template.ts';

const income = linesOn('credit');
const cost = linesOn('debit');

/** 利润表, without the rows that no account of the chart can reach. */
export const enterpriseResults = [
  income.line('revenue', ['一、营业收入', 'Revenue'], [numbers('6000', '6060')]),
  cost.line(
    'costOfSales',
    ['减：营业成本', 'Less: cost of sales'],
    [numbers('6400', '6402'), numbers('6404', '6499')],
  ),
  cost.line('surcharges', ['税金及附加', 'Taxes and surcharges'], [numbers('6403')]),
  cost.line('selling', ['销售费用', 'Selling expenses'], [numbers('6500', '6601')]),
  cost.line(
    'admin',
    ['管理费用', 'Administrative expenses'],
    [numbers('6602'), numbers('6605', '6699')],
  ),
  cost.line('research', ['研发费用', 'Research expenses'], [numbers('6604')]),
  cost.line(
    'finance',
    ['财务费用', 'Finance expenses'],
    [numbers('6603'), numbers('6061', '6100')],
  ),
  income.line('otherIncome', ['加：其他收益', 'Add: other income'], [numbers('6117', '6199')]),
  income.line('investment', ['投资收益', 'Investment income'], [numbers('6111', '6114')]),
  income.line('fairValue', ['公允价值变动收益', 'Fair value gains'], [numbers('6101', '6110')]),
  income.line('creditLosses', ['信用减值损失', 'Credit losses'], [numbers('6702', '6710')]),
  income.line('impairment', ['资产减值损失', 'Impairment losses'], [numbers('6700', '6701')]),
  income.line(
    'disposalGains',
    ['资产处置收益', 'Gains on disposal of assets'],
    [numbers('6115', '6116')],
  ),
  income.total('operatingProfit', ['二、营业利润', 'Operating profit'], {
    plus: [
      ...['revenue', 'otherIncome', 'investment', 'fairValue', 'creditLosses', 'impairment'],
      'disposalGains',
    ],
    minus: ['costOfSales', 'surcharges', 'selling', 'admin', 'research', 'finance'],
  }),
  income.line(
    'nonOperatingIncome',
    ['加：营业外收入', 'Add: non-operating income'],
    [numbers('6200', '6399')],
  ),
  cost.line(
    'nonOperatingExpense',
    ['减：营业外支出', 'Less: non-operating expenses'],
    [numbers('6711', '6799')],
  ),
  income.total('profitBeforeTax', ['三、利润总额', 'Profit before tax'], {
    plus: ['operatingProfit', 'nonOperatingIncome'],
    minus: ['nonOperatingExpense'],
  }),
  cost.line('incomeTax', ['减：所得税费用', 'Less: income tax'], [numbers('6800', '6899')]),
  income.total('netProfit', ['四、净利润', 'Net profit'], {
    plus: ['profitBeforeTax'],
    minus: ['incomeTax'],
  }),
];

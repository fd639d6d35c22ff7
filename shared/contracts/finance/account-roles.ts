import type { Label } from '../fields.ts';

type Names = Readonly<Record<string, Label>>;

const money = {
  openingClearing: { en: 'Opening balance clearing', zh: '期初过渡' },
  cash: { en: 'Cash on hand', zh: '库存现金' },
  bank: { en: 'Bank', zh: '银行存款' },
  otherMonetaryFunds: { en: 'Other monetary funds', zh: '其他货币资金' },
  billsReceivable: { en: 'Bills receivable', zh: '应收票据' },
  receivable: { en: 'Receivables', zh: '应收账款' },
  prepayment: { en: 'Prepayments', zh: '预付账款' },
  otherReceivable: { en: 'Other receivables', zh: '其他应收款' },
} as const satisfies Names;

const stock = {
  materialsInTransit: { en: 'Materials in transit', zh: '在途物资' },
  rawMaterial: { en: 'Raw material', zh: '原材料' },
  materialVariance: { en: 'Material cost variance', zh: '材料成本差异' },
  finishedGoods: { en: 'Finished goods', zh: '库存商品' },
  goodsShipped: { en: 'Goods shipped', zh: '发出商品' },
  subcontractMaterial: { en: 'Material at subcontractors', zh: '委托加工物资' },
  consumables: { en: 'Consumables', zh: '周转材料' },
  stockSuspense: { en: 'Stock differences to be settled', zh: '待处理财产损溢' },
} as const satisfies Names;

const fixedAssets = {
  fixedAsset: { en: 'Fixed assets', zh: '固定资产' },
  accumulatedDepreciation: { en: 'Accumulated depreciation', zh: '累计折旧' },
  assetDisposal: { en: 'Disposal of fixed assets', zh: '固定资产清理' },
} as const satisfies Names;

const debts = {
  shortTermLoan: { en: 'Short-term loans', zh: '短期借款' },
  longTermLoan: { en: 'Long-term loans', zh: '长期借款' },
  billsPayable: { en: 'Bills payable', zh: '应付票据' },
  payable: { en: 'Payables', zh: '应付账款' },
  goodsReceivedNotInvoiced: { en: 'Goods received, not invoiced', zh: '暂估应付账款' },
  customerAdvance: { en: 'Advances from customers', zh: '预收账款' },
  deferredRevenue: { en: 'Deferred revenue', zh: '递延收入' },
  payroll: { en: 'Payroll payable', zh: '应付职工薪酬' },
  socialInsuranceWithheld: { en: 'Social insurance withheld', zh: '代扣社保公积金' },
  otherPayable: { en: 'Other payables', zh: '其他应付款' },
  interestPayable: { en: 'Interest payable', zh: '应付利息' },
  dividendPayable: { en: 'Dividends payable', zh: '应付利润' },
} as const satisfies Names;

const taxes = {
  inputVat: { en: 'Input VAT', zh: '进项税额' },
  inputVatUnverified: { en: 'Input VAT, not yet verified', zh: '待认证进项税额' },
  inputVatDeferred: { en: 'Input VAT, to be deducted later', zh: '待抵扣进项税额' },
  inputVatTransferredOut: { en: 'Input VAT transferred out', zh: '进项税额转出' },
  outputVat: { en: 'Output VAT', zh: '销项税额' },
  outputVatPending: { en: 'Output VAT, not yet invoiced', zh: '待转销项税额' },
  vatTransferUnpaid: { en: 'Unpaid VAT transferred out', zh: '转出未交增值税' },
  vatTransferOverpaid: { en: 'Overpaid VAT transferred out', zh: '转出多交增值税' },
  vatPayable: { en: 'VAT payable', zh: '未交增值税' },
  simplifiedVat: { en: 'VAT, simplified method', zh: '简易计税' },
  urbanTax: { en: 'Urban maintenance tax', zh: '城市维护建设税' },
  educationSurcharge: { en: 'Education surcharge', zh: '教育费附加' },
  localEducationSurcharge: { en: 'Local education surcharge', zh: '地方教育附加' },
  corporateIncomeTax: { en: 'Corporate income tax', zh: '应交所得税' },
  individualIncomeTax: { en: 'Individual income tax', zh: '应交个人所得税' },
} as const satisfies Names;

const equity = {
  capital: { en: 'Capital', zh: '实收资本' },
  capitalReserve: { en: 'Capital reserve', zh: '资本公积' },
  surplusReserve: { en: 'Surplus reserve', zh: '盈余公积' },
  currentYearProfit: { en: 'Profit of the year', zh: '本年利润' },
  retainedEarnings: { en: 'Retained earnings', zh: '利润分配' },
} as const satisfies Names;

const production = {
  production: { en: 'Production', zh: '生产成本' },
  productionOverhead: { en: 'Production overhead', zh: '制造费用' },
  conversionClearing: { en: 'Conversion cost clearing', zh: '加工费用结转' },
  research: { en: 'Research and development', zh: '研发支出' },
} as const satisfies Names;

const results = {
  revenue: { en: 'Revenue', zh: '主营业务收入' },
  otherRevenue: { en: 'Other revenue', zh: '其他业务收入' },
  investmentIncome: { en: 'Investment income', zh: '投资收益' },
  nonOperatingIncome: { en: 'Non-operating income', zh: '营业外收入' },
  stockGain: { en: 'Stock gains', zh: '盘盈' },
  costOfSales: { en: 'Cost of sales', zh: '主营业务成本' },
  otherCost: { en: 'Other cost', zh: '其他业务成本' },
  taxSurcharge: { en: 'Taxes and surcharges', zh: '税金及附加' },
  sellingExpense: { en: 'Selling expenses', zh: '销售费用' },
  adminExpense: { en: 'Administrative expenses', zh: '管理费用' },
  financeExpense: { en: 'Finance expenses', zh: '财务费用' },
  exchangeDifference: { en: 'Exchange differences', zh: '汇兑损益' },
  roundingDifference: { en: 'Rounding differences', zh: '尾差' },
  nonOperatingExpense: { en: 'Non-operating expenses', zh: '营业外支出' },
  stockLoss: { en: 'Stock losses', zh: '盘亏' },
  badDebt: { en: 'Bad debts', zh: '坏账损失' },
  incomeTaxExpense: { en: 'Income tax expense', zh: '所得税费用' },
} as const satisfies Names;

/**
 * What the software posts to. A chart of accounts maps every role to one of its codes, so that
 * code never names an account.
 */
export const accountRoleNames = {
  ...money,
  ...stock,
  ...fixedAssets,
  ...debts,
  ...taxes,
  ...equity,
  ...production,
  ...results,
};

export type AccountRole = keyof typeof accountRoleNames;

export const accountRoles = Object.keys(accountRoleNames) as [AccountRole, ...AccountRole[]];

const group = (label: Label, names: Names) => ({
  label,
  roles: Object.keys(names) as AccountRole[],
});

/** The roles in the order in which people look for them. */
export const accountRoleGroups = [
  group({ en: 'Money and claims', zh: '资金与债权' }, money),
  group({ en: 'Stock', zh: '存货' }, stock),
  group({ en: 'Fixed assets', zh: '固定资产' }, fixedAssets),
  group({ en: 'Debts', zh: '债务' }, debts),
  group({ en: 'Taxes', zh: '税费' }, taxes),
  group({ en: 'Equity', zh: '所有者权益' }, equity),
  group({ en: 'Production', zh: '生产' }, production),
  group({ en: 'Income and expense', zh: '收入与费用' }, results),
] as const;

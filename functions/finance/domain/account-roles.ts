/**
 * What the software posts to. A chart of accounts maps every role to one of its codes; the type
 * makes a chart that forgets one impossible to compile.
 */
export const accountRoles = [
  // Money and claims
  'cash',
  'bank',
  'otherMonetaryFunds',
  'billsReceivable',
  'receivable',
  'prepayment',
  'otherReceivable',
  // Stock
  'materialsInTransit',
  'rawMaterial',
  'materialVariance',
  'finishedGoods',
  'goodsShipped',
  'subcontractMaterial',
  'consumables',
  'stockSuspense',
  // Fixed assets
  'fixedAsset',
  'accumulatedDepreciation',
  'assetDisposal',
  // Debts
  'shortTermLoan',
  'longTermLoan',
  'billsPayable',
  'payable',
  'goodsReceivedNotInvoiced',
  'customerAdvance',
  'deferredRevenue',
  'payroll',
  'socialInsuranceWithheld',
  'otherPayable',
  'interestPayable',
  'dividendPayable',
  // Taxes
  'inputVat',
  'inputVatUnverified',
  'inputVatDeferred',
  'inputVatTransferredOut',
  'outputVat',
  'outputVatPending',
  'vatTransferUnpaid',
  'vatTransferOverpaid',
  'vatPayable',
  'simplifiedVat',
  'urbanTax',
  'educationSurcharge',
  'localEducationSurcharge',
  'corporateIncomeTax',
  'individualIncomeTax',
  // Equity
  'capital',
  'capitalReserve',
  'surplusReserve',
  'currentYearProfit',
  'retainedEarnings',
  // Production
  'production',
  'productionOverhead',
  'conversionClearing',
  'research',
  // Income and expense
  'revenue',
  'otherRevenue',
  'investmentIncome',
  'nonOperatingIncome',
  'stockGain',
  'costOfSales',
  'otherCost',
  'taxSurcharge',
  'sellingExpense',
  'adminExpense',
  'financeExpense',
  'exchangeDifference',
  'roundingDifference',
  'nonOperatingExpense',
  'stockLoss',
  'badDebt',
  'incomeTaxExpense',
] as const;

export type AccountRole = (typeof accountRoles)[number];
export type RoleMap = Readonly<Record<AccountRole, string>>;

/** Accounts whose balance is stock; together they equal the value of the cost pools (M8). */
export const stockRoles = [
  'materialsInTransit',
  'rawMaterial',
  'finishedGoods',
  'goodsShipped',
  'subcontractMaterial',
  'consumables',
] as const satisfies readonly AccountRole[];

export type StockRole = (typeof stockRoles)[number];

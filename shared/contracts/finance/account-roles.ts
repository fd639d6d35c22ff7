/**
 * What the software posts to. A chart of accounts maps every role to one of its codes, so that
 * code never names an account.
 */
export const accountRoles = [
  // Between the books brought in and the sub-ledgers they sum up
  'openingClearing',
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

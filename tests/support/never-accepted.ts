/** Commands that no generated company gets into the position to do, with the reason. */
export const neverAccepted: ReadonlyMap<string, string> = new Map([
  ['finance.transferVat', 'needs a month that owes VAT before it is closed'],
  ['finance.goLive', 'needs opening balances that agree with the opening stock'],
  ['inventory.runMonthCost', 'needs a company that values its stock by the monthly average'],
]);

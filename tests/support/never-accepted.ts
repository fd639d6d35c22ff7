/** Commands that no generated company gets into the position to do, with the reason. */
export const neverAccepted: ReadonlyMap<string, string> = new Map([
  ['finance.transferVat', 'needs a month that owes VAT before it is closed'],
  ['finance.goLive', 'needs opening balances that agree with the opening stock'],
  ['manufacturing.runProductionCost', 'needs a company that values by the monthly average'],
  ['inventory.runMonthCost', 'needs a company that values its stock by the monthly average'],
]);

/** How many more a run may fail to find an input for: which documents exist is left to chance. */
export const MAX_UNLUCKY = 3;

/** The commands, with their refusals, that ought to have found an input and did not. */
export const unlucky = (without: readonly string[]): string[] =>
  without.filter((text) => !neverAccepted.has(text.split(':')[0] ?? ''));

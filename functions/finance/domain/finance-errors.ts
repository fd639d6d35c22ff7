import { defineError } from '../../../shared/kernel/errors.ts';

export const journalNotBalanced = defineError(
  'finance.journalNotBalanced',
  422,
  'The voucher does not balance: debit {debit}, credit {credit} {currency}.',
);

export const journalTooShort = defineError(
  'finance.journalTooShort',
  422,
  'A voucher needs at least two lines; it has {count}.',
);

export const lineOnBothSides = defineError(
  'finance.lineOnBothSides',
  422,
  'Line {line} has an amount on both sides; use one line for each.',
);

export const lineEmpty = defineError('finance.lineEmpty', 422, 'Line {line} has no amount.');

export const alreadyReversed = defineError(
  'finance.reversalOfReversal',
  409,
  'Voucher {number} is a reversal itself; post the original again instead.',
);

export const accountUnknown = defineError(
  'finance.accountUnknown',
  422,
  'There is no account {code} in the chart.',
);

export const accountNotLeaf = defineError(
  'finance.accountNotLeaf',
  422,
  'Account {code} has sub-accounts; post to one of them.',
);

export const noTaxRate = defineError(
  'finance.noTaxRate',
  422,
  'There is no rate for tax {code} on {date}.',
);

export const overAllocated = defineError(
  'finance.overAllocated',
  422,
  'Only {open} is open on {item}; {amount} cannot be allocated.',
);

export const allocationExceedsReceipt = defineError(
  'finance.allocationExceedsReceipt',
  422,
  'The allocations add up to {allocated}, the receipt is {amount}.',
);

export const itemUnknown = defineError(
  'finance.itemUnknown',
  422,
  'The open item {item} is not open for this party, or was settled meanwhile. Look at what is open and choose again.',
);

export const amountNotPositive = defineError(
  'finance.amountNotPositive',
  422,
  'The amount must be greater than zero; it is {amount}.',
);

export const periodLocked = defineError(
  'finance.periodLocked',
  422,
  'The period {period} is locked. Choose a date in an open period, or have {period} reopened.',
);

export const earlierPeriodOpen = defineError(
  'finance.earlierPeriodOpen',
  409,
  'The period {period} must be locked first.',
);

export const laterPeriodLocked = defineError(
  'finance.laterPeriodLocked',
  409,
  'The period {period} is locked; reopen it first.',
);

export const receiptNotSplit = defineError(
  'finance.receiptNotSplit',
  422,
  'Paid {paid}, but {explained} is explained by receivables, advance, fee and difference.',
);

export const periodAlreadyLocked = defineError(
  'finance.periodAlreadyLocked',
  409,
  'The period {period} is locked already.',
);

export const periodNotLocked = defineError(
  'finance.periodNotLocked',
  409,
  'The period {period} is open already.',
);

export const beforeFirstPeriod = defineError(
  'finance.beforeFirstPeriod',
  422,
  'The books begin with {first}; {date} is earlier. Choose a later date.',
);

export const noLedger = defineError(
  'finance.noLedger',
  422,
  'This company has no books yet; finish setting it up first.',
);

export const creditExceeded = defineError(
  'finance.creditExceeded',
  422,
  'This exceeds the credit limit of {limit}. Collect what is open, or have the hold released.',
);

export const tooManySettlements = defineError(
  'finance.tooManySettlements',
  422,
  '{item} was settled {limit} times; no more parts can be applied to it.',
);

export const alreadyLive = defineError(
  'finance.alreadyLive',
  409,
  'The books are live; opening balances can no longer be brought in. Post a voucher instead.',
);

export const reversedBefore = defineError(
  'finance.alreadyReversed',
  409,
  'This voucher was reversed before, by {id}; it can be reversed once only.',
);

export const reverseAtSource = defineError(
  'finance.reverseAtSource',
  422,
  'This voucher comes from {noun} {number}; take that back, and its voucher follows.',
);

export const accountArchived = defineError(
  'finance.accountArchived',
  422,
  'Account {code} is archived; choose another.',
);

export const foreignNotConverted = defineError(
  'finance.foreignNotConverted',
  422,
  'Line {line}: {amount} {currency} at {rate} is not {booked}; give amount, currency and rate together.',
);

export const tooPrecise = defineError(
  'finance.tooPrecise',
  422,
  '{amount} has more decimals than {currency}; round it.',
);

export const differenceTooLarge = defineError(
  'finance.differenceTooLarge',
  422,
  'A difference of {difference} is more than the {limit} that may be waived.',
);

export const otherCurrency = defineError(
  'finance.otherCurrency',
  422,
  '{item} is in {currency}; it cannot be settled in {ledger}.',
);

export const notAnAdvance = defineError(
  'finance.notAnAdvance',
  422,
  '{item} is neither an advance nor a credit; only those can be applied.',
);

export const nothingOpen = defineError(
  'finance.nothingOpen',
  422,
  'There is nothing open that this could settle.',
);

export const nothingToRefund = defineError(
  'finance.nothingToRefund',
  422,
  'Only {available} can be refunded; {amount} is more.',
);

export const advanceUsed = defineError(
  'finance.advanceUsed',
  422,
  '{used} of the advance {item} was used already; take that back first.',
);

export const nothingToTransfer = defineError(
  'finance.nothingToTransfer',
  422,
  'There is nothing to transfer at the end of {period}.',
);

export const noVatColumns = defineError(
  'finance.noVatColumns',
  422,
  'A small-scale taxpayer has no VAT columns to transfer.',
);

export const roleHasBalance = defineError(
  'finance.roleHasBalance',
  422,
  'Account {code} still has a balance of {balance}; clear it before choosing another for {role}.',
);

export const openingsDiffer = defineError(
  'finance.openingsDiffer',
  422,
  'The opening balances do not agree yet: {count} difference(s). The first: {first}',
);

export const accountInUse = defineError(
  'finance.accountInUse',
  409,
  'Account {code} is in use; its {field} can no longer change.',
);

export const parentInUse = defineError(
  'finance.parentInUse',
  422,
  'Account {code} takes postings already; it cannot get sub-accounts.',
);

export const classDiffers = defineError(
  'finance.classDiffers',
  422,
  'A sub-account has the class of its parent, {class}.',
);

export const ratesOverlap = defineError(
  'finance.ratesOverlap',
  409,
  '{code} has a rate from {validFrom} on already; end that one first.',
);

export const datesReversed = defineError(
  'finance.datesReversed',
  422,
  '{from} is later than {to}; exchange them.',
);

export const tooManyItems = defineError(
  'finance.tooManyItems',
  422,
  'This would settle {count} items at once; at most {limit}. Choose them.',
);

export const openingItemUsed = defineError(
  'finance.openingItemUsed',
  409,
  '{item} was settled in part already; it can no longer be corrected by import.',
);

export const totalTooLarge = defineError(
  'finance.totalTooLarge',
  422,
  'A voucher may add up to {limit} at most; this one comes to {total}. Split it.',
);

export const accountWithoutLine = defineError(
  'finance.accountWithoutLine',
  422,
  'No line of the statements takes an account of this class with the number {code}. Choose a number beside accounts of its kind, or a parent.',
);

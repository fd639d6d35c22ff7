import { defineError } from '../../../shared/kernel/errors.ts';

export const noPrice = defineError(
  'purchasing.noPrice',
  422,
  'The supplier has no price for {item} on this day and quantity. Enter one.',
);

export const notBought = defineError(
  'purchasing.notBought',
  422,
  '{item} cannot be bought: {reason}',
);

export const notASupplier = defineError(
  'purchasing.notASupplier',
  422,
  '{supplier} is out of use; nothing is ordered there any more.',
);

export const tooManyDecimals = defineError(
  'purchasing.tooManyDecimals',
  422,
  '{item} is counted with {decimals} decimals; {quantity} has more.',
);

export const warehouseNeeded = defineError(
  'purchasing.warehouseNeeded',
  422,
  'Say into which warehouse {item} is delivered.',
);

export const foreignCurrency = defineError(
  'purchasing.foreignCurrency',
  422,
  'The supplier sells in {currency}, the books are kept in {books}. Buy in {books}.',
);

export const otherDepartment = defineError(
  'purchasing.otherDepartment',
  422,
  'You may ask for your own department only, not for {department}.',
);

export const requestNotOpen = defineError(
  'purchasing.requestNotOpen',
  409,
  'Request {number} is {state}; nothing of it waits to be ordered.',
);

export const requestExceeded = defineError(
  'purchasing.requestExceeded',
  422,
  'Only {left} of request {number} is not ordered yet; {quantity} was asked for.',
);

export const belowOrdered = defineError(
  'purchasing.belowOrdered',
  422,
  '{ordered} of it is ordered already; it cannot become {quantity}.',
);

export const partlyOrdered = defineError(
  'purchasing.partlyOrdered',
  422,
  '{ordered} of request {number} is ordered already. Lower its quantity to that instead.',
);

export const orderNotOpen = defineError(
  'purchasing.orderNotOpen',
  409,
  'Order {number} is {state}; this needs an approved order.',
);

export const unknownLine = defineError('purchasing.unknownLine', 422, 'There is no line {line}.');

export const belowReceived = defineError(
  'purchasing.belowReceived',
  422,
  '{received} of line {line} has arrived; it cannot become {quantity}.',
);

export const itemFixed = defineError(
  'purchasing.itemFixed',
  422,
  'The item of a line cannot change. Remove the line and add another.',
);

export const lineInUse = defineError(
  'purchasing.lineInUse',
  422,
  'Line {line} has been received or invoiced; it cannot be removed.',
);

export const noLinesLeft = defineError(
  'purchasing.noLinesLeft',
  422,
  'An order keeps at least one line. Cancel the order instead.',
);

export const lineIncomplete = defineError(
  'purchasing.lineIncomplete',
  422,
  'A new line needs an item and a quantity.',
);

export const ownApproval = defineError(
  'purchasing.ownApproval',
  422,
  'Above {limit} somebody else than the one who asked for it approves an order.',
);

export const goodsArrived = defineError(
  'purchasing.goodsArrived',
  409,
  'Goods of order {number} have arrived. Close it for the rest, or return them.',
);

export const overReceipt = defineError(
  'purchasing.overReceipt',
  422,
  'Of line {line} only {allowed} more may be received; {quantity} arrived. Reject the rest, or change the order.',
);

export const nothingArrived = defineError(
  'purchasing.nothingArrived',
  422,
  'Say what was accepted or rejected; both are zero.',
);

export const otherSupplier = defineError(
  'purchasing.otherSupplier',
  422,
  'The orders belong to different suppliers; receive them one by one.',
);

export const lotNeeded = defineError(
  'purchasing.lotNeeded',
  422,
  '{item} is tracked by lot; name the lot.',
);

export const returnExceeds = defineError(
  'purchasing.returnExceeds',
  422,
  'Only {left} of line {line} can still go back; {quantity} was asked for.',
);

export const priceOrNet = defineError(
  'purchasing.priceOrNet',
  422,
  'Enter the price or the net amount of the line, one of the two.',
);

export const taxOff = defineError(
  'purchasing.taxOff',
  422,
  'The tax {tax} is too far from {expected}, which the rate gives. Check the amounts.',
);

export const totalDiffers = defineError(
  'purchasing.totalDiffers',
  422,
  'The lines add up to {sum}, the invoice says {total}. Check what was entered.',
);

export const ownRelease = defineError(
  'purchasing.ownRelease',
  422,
  'Above {limit} somebody else than the one who recorded it releases an invoice.',
);

export const notReleasable = defineError(
  'purchasing.notReleasable',
  422,
  'Line {line} cannot be released: {reason}',
);

export const nothingMatched = defineError(
  'purchasing.nothingMatched',
  422,
  'No goods stand behind line {line}; there is nothing that could be owed for it yet.',
);

export const creditExceeds = defineError(
  'purchasing.creditExceeds',
  422,
  'Line {line} cannot be credited beyond what it says: {left} is left.',
);

export const invoicePaid = defineError(
  'purchasing.invoicePaid',
  422,
  'Something of {number} is paid or settled already. Take the payment back first.',
);

export const invoiceInUse = defineError(
  'purchasing.invoiceInUse',
  422,
  'Goods of this invoice went back and were taken off what is owed; it stays as it is.',
);

export const notDeductible = defineError(
  'purchasing.notDeductible',
  422,
  'There is no input VAT on this invoice that waits to be confirmed.',
);

export const nothingLeftOfReceipt = defineError(
  'purchasing.nothingLeftOfReceipt',
  422,
  'Nothing of line {line} was kept in stock; it can bear no cost.',
);

export const priceNotInOrder = defineError(
  'purchasing.priceNotInOrder',
  422,
  'The quantities of the prices must rise from line to line.',
);

export const validityReversed = defineError(
  'purchasing.validityReversed',
  422,
  'The price ends on {to}, before it begins on {from}.',
);

export const tooManyLines = defineError(
  'purchasing.tooManyLines',
  422,
  'An order may have at most {limit} lines; this one has {count}. Split it.',
);

export const notOurWarehouse = defineError(
  'purchasing.notOurWarehouse',
  422,
  'What is bought is ours; it cannot lie in a warehouse for goods of customers.',
);

export const orderMovedOn = defineError(
  'purchasing.orderMovedOn',
  409,
  'Order {number} was confirmed, received, invoiced or closed here since. Change it here.',
);

export const nothingToCome = defineError(
  'purchasing.nothingToCome',
  409,
  'Nothing is still to come on order {number}.',
);

export const noContact = defineError(
  'purchasing.noContact',
  422,
  'Supplier {supplier} has no contact with an e-mail address. Add one.',
);

export const remindedToday = defineError(
  'purchasing.remindedToday',
  409,
  'The supplier was reminded of order {number} today already.',
);

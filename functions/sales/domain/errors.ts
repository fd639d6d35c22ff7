import { defineError } from '../../../shared/kernel/errors.ts';

export const noPrice = defineError(
  'sales.noPrice',
  422,
  'There is no price for {item}. Enter one, or put one on the item or a price list.',
);

export const priceBelowFloor = defineError(
  'sales.priceBelowFloor',
  422,
  'The price {price} of {item} is below the lowest allowed, {floor}. Ask someone who may go below.',
);

export const tooManyDecimals = defineError(
  'sales.tooManyDecimals',
  422,
  '{item} is counted with {decimals} decimals; {quantity} has more.',
);

export const orderMovedOn = defineError(
  'sales.orderMovedOn',
  422,
  'Order {number} has been confirmed or cancelled here since. Change it here.',
);

export const tooManyLines = defineError(
  'sales.tooManyLines',
  422,
  'An order may have at most {limit} lines; this one has {count}. Split it.',
);

export const foreignCurrency = defineError(
  'sales.foreignCurrency',
  422,
  'The customer buys in {currency}, the books are kept in {books}. Sell in {books}.',
);

export const notSold = defineError(
  'sales.notSold',
  422,
  '{item} cannot be sold on a line: {reason}',
);

export const notMadeToOrder = defineError(
  'sales.notMadeToOrder',
  422,
  '{item} is not made in house, so it cannot be made to order; take it from stock.',
);

export const warehouseNeeded = defineError(
  'sales.warehouseNeeded',
  422,
  'Say from which warehouse {item} is delivered.',
);

export const discountTooHigh = defineError(
  'sales.discountTooHigh',
  422,
  'A discount is a fraction between 0 and 1: 0.1 is 10 %.',
);

export const quotationExpired = defineError(
  'sales.quotationExpired',
  422,
  'The quotation was valid until {validUntil}. Revise it with a later date first.',
);

export const orderNotOpen = defineError(
  'sales.orderNotOpen',
  409,
  'The order is {state}; this needs one that is confirmed and not closed.',
);

export const notOnHold = defineError('sales.notOnHold', 409, 'The order is {state}, not on hold.');

export const creditExceeded = defineError(
  'sales.creditExceeded',
  422,
  'The credit limit {limit} would be exceeded by {overBy}: exposure is {exposure} with this order.',
);

export const creditBlocked = defineError(
  'sales.creditBlocked',
  422,
  'The credit of this customer is blocked.',
);

export const unknownLine = defineError('sales.unknownLine', 422, 'There is no line {line} here.');

export const belowDelivered = defineError(
  'sales.belowDelivered',
  422,
  'Line {line}: {delivered} has been delivered already; it cannot become less than that.',
);

export const itemFixed = defineError(
  'sales.itemFixed',
  422,
  'Line {line} keeps its item. Remove the line and add another.',
);

export const fixedOnceDelivered = defineError(
  'sales.fixedOnceDelivered',
  422,
  'Line {line} has been delivered in part: {field} can no longer change.',
);

export const noLinesLeft = defineError(
  'sales.noLinesLeft',
  422,
  'An order needs at least one line. Cancel it instead.',
);

export const nothingToDeliver = defineError(
  'sales.nothingToDeliver',
  422,
  'Nothing is reserved for this order. Name lines and quantities to deliver from free stock.',
);

export const overDelivery = defineError(
  'sales.overDelivery',
  422,
  'Line {line}: at most {allowed} more may be delivered, not {quantity}.',
);

export const signedBeforeDelivery = defineError(
  'sales.signedBeforeDelivery',
  422,
  'The goods left on {delivered}; they cannot have been signed for on {signed}.',
);

export const nothingToInvoice = defineError(
  'sales.nothingToInvoice',
  422,
  'Everything that was delivered is invoiced already.',
);

export const overInvoiced = defineError(
  'sales.overInvoiced',
  422,
  'Line {line}: only {open} is delivered and not invoiced, not {quantity}.',
);

export const overReturned = defineError(
  'sales.overReturned',
  422,
  'Line {line}: only {open} can still come back, not {quantity}.',
);

export const notBlue = defineError(
  'sales.notBlue',
  422,
  'A credit note corrects an ordinary invoice; {number} is a credit note itself.',
);

export const nothingToCredit = defineError(
  'sales.nothingToCredit',
  422,
  'There is nothing to credit: {reason}',
);

export const overCredited = defineError(
  'sales.overCredited',
  422,
  'Line {line}: at most {open} is left to credit, not {wanted}.',
);

export const quantityOrNet = defineError(
  'sales.quantityOrNet',
  422,
  'Line {line}: name {field} for this reason.',
);

export const tooManyOrders = defineError(
  'sales.tooManyOrders',
  422,
  '{count} orders wait for this item; at most {limit} can be re-allocated at once.',
);

export const itemNeeded = defineError(
  'sales.itemNeeded',
  422,
  'A new line needs an item and a quantity; to change a line give its number.',
);

import { defineError } from '../../../shared/kernel/errors.ts';

export const quantityNotPositive = defineError(
  'inventory.quantityNotPositive',
  422,
  'The quantity must be greater than zero; it is {quantity}.',
);

export const insufficientStock = defineError(
  'inventory.insufficientStock',
  422,
  'Only {available} is on hand, {quantity} was asked for.',
);

export const returnExceedsIssue = defineError(
  'inventory.returnExceedsIssue',
  422,
  'Only {open} of the original issue has not been returned yet; {quantity} was asked for.',
);

export const standardCostMissing = defineError(
  'inventory.standardCostMissing',
  422,
  'The item is valued at standard cost but has no standard cost.',
);

export const monthIsOpen = defineError(
  'inventory.monthIsOpen',
  409,
  'The month {period} has movements without a cost run; close it first.',
);

export const costMonthMismatch = defineError(
  'inventory.costMonthMismatch',
  409,
  'The cost pool stands in month {open}; a movement dated {date} does not belong to it.',
);

export const issuesDoNotAddUp = defineError(
  'inventory.issuesDoNotAddUp',
  409,
  'The issues of the month add up to {listed}, the cost pool counted {counted}.',
);

export const moveNotBalanced = defineError(
  'inventory.moveNotBalanced',
  422,
  'The movement of {item} does not add up to zero over its locations; {sum} is left.',
);

export const moveEmpty = defineError(
  'inventory.moveEmpty',
  422,
  'A stock movement needs at least one line.',
);

export const sameLocation = defineError(
  'inventory.sameLocation',
  422,
  'A movement of {item} must lead to another location.',
);

export const notInTransit = defineError(
  'inventory.notInTransit',
  422,
  '{warehouse} is no warehouse in transit: leave out the day of arrival and where the goods go on to.',
);

export const serialQuantity = defineError(
  'inventory.serialQuantity',
  422,
  'Serial {serial} stands for one piece; {quantity} was entered.',
);

export const releaseExceedsReservation = defineError(
  'inventory.releaseExceedsReservation',
  422,
  'Only {reserved} is reserved; {quantity} cannot be released.',
);

export const nothingToSpreadOn = defineError(
  'inventory.nothingToSpreadOn',
  422,
  'The amount cannot be spread: the lines have no {basis}.',
);

/** The same refusal with the item's name, where the balance of one warehouse is asked. */
export const insufficientInWarehouse = defineError(
  'inventory.insufficientStock',
  422,
  '{item}: only {onHand} on hand in {warehouse}, {quantity} was asked for.',
);

/** The same where enough lies there, but not enough that is still good. */
export const insufficientUnexpired = defineError(
  'inventory.insufficientStock',
  422,
  '{item}: {expired} has expired and only {available} is good, {quantity} was asked for.',
);

export const insufficientAvailable = defineError(
  'inventory.insufficientAvailable',
  422,
  '{item}: only {available} of {onHand} on hand in {warehouse} is not reserved for others, {quantity} was asked for.',
);

export const notNettable = defineError(
  'inventory.notNettable',
  422,
  'Stock in {warehouse} cannot be reserved or sold: it does not count as available.',
);

export const itemNotStocked = defineError(
  'inventory.itemNotStocked',
  422,
  '{item} is not kept in stock.',
);

export const tooManyDecimals = defineError(
  'inventory.tooManyDecimals',
  422,
  '{item} is counted with {decimals} decimals; {quantity} has more.',
);

export const lotMissing = defineError(
  'inventory.lotMissing',
  422,
  '{item} is tracked by lot; name the lot.',
);

export const lotNotThere = defineError(
  'inventory.lotNotThere',
  422,
  'Of lot {lot} of {item}, {onHand} is in {warehouse}; {quantity} was asked for. Choose lots that lie there.',
);

export const lotExpired = defineError(
  'inventory.lotExpired',
  422,
  'Lot {lot} of {item} was good until {expiresOn} and can no longer be delivered or used. Scrap it, move it to a blocked warehouse, or return it to the supplier.',
);

export const expiryWithoutLot = defineError(
  'inventory.expiryWithoutLot',
  422,
  'A day of expiry belongs to a lot: name the lot, or leave the day out.',
);

export const dateAhead = defineError(
  'inventory.dateAhead',
  422,
  'Goods move on the day that they move: {date} is after today, {today}.',
);

export const serialNotThere = defineError(
  'inventory.serialNotThere',
  422,
  'Serial number {serial} is not in the warehouse it should leave.',
);

export const serialThereAlready = defineError(
  'inventory.serialThereAlready',
  422,
  'Serial number {serial} is in stock already; it can exist once only.',
);

export const originalIssueMissing = defineError(
  'inventory.originalIssueMissing',
  422,
  'No issue of {document}, line {line}, was found; what comes back has no cost to go by.',
);

export const ownershipWouldChange = defineError(
  'inventory.ownershipWouldChange',
  422,
  'Goods of a customer and our own do not mix: {from} and {to} belong to different owners.',
);

export const reverseAtSource = defineError(
  'inventory.reverseAtSource',
  422,
  'This movement belongs to {noun} {number}; undo it there.',
);

export const alreadyReversed = defineError(
  'inventory.alreadyReversed',
  409,
  'The movement {number} has been reversed already.',
);

export const countedTwice = defineError(
  'inventory.countedTwice',
  422,
  '{item} stands on the count twice; enter it once.',
);

export const stockMovesMeanwhile = defineError(
  'inventory.stockMovesMeanwhile',
  409,
  'The stock moves too fast to be compared with the count. Try again.',
);

export const costMissing = defineError(
  'inventory.costMissing',
  422,
  'Enter a unit cost or a value; zero if the goods are worth nothing.',
);

export const startsLater = defineError(
  'inventory.startsLater',
  422,
  'Counting cannot begin later than now.',
);

export const alreadyOpened = defineError(
  'inventory.alreadyOpened',
  422,
  'The opening stock is {quantity} at {value} already. Reverse that movement before you enter another.',
);

export const notMonthlyAverage = defineError(
  'inventory.notMonthlyAverage',
  422,
  'The company values stock by {method}; only a monthly average needs a cost run.',
);

export const monthNotOver = defineError(
  'inventory.monthNotOver',
  422,
  'The month {period} is not over; its average is known on its last day.',
);

export const costMonthClosed = defineError(
  'inventory.costMonthClosed',
  409,
  'The costs of {period} have been run; a movement dated {date} is too late. Date it later.',
);

export const alreadySpread = defineError(
  'inventory.alreadySpread',
  409,
  'The balance is kept in {parts} parts already; choose more, or leave it as it is.',
);

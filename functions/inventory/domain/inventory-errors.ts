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

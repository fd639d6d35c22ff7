import { defineError } from '../../../shared/kernel/errors.ts';

export const runUnderWay = defineError(
  'planning.runUnderWay',
  409,
  'A planning run has been under way since {since}. Wait until it is done.',
);
export const promisesRemain = defineError(
  'planning.promisesRemain',
  503,
  '{remaining} promises are still to be worked out. Try again in a moment.',
);
export const noPlan = defineError(
  'planning.noPlan',
  404,
  'There is no plan yet. Run planning first.',
);
export const notInPlan = defineError(
  'planning.notInPlan',
  404,
  'The plan has nothing called "{id}".',
);
export const alreadyReleased = defineError(
  'planning.alreadyReleased',
  409,
  'The planned order {id} was already taken in hand.',
);
export const notReleased = defineError(
  'planning.notReleased',
  409,
  'The planned order {id} is not released.',
);
export const nothingToUndo = defineError(
  'planning.nothingToUndo',
  409,
  'Nothing of this release is a draft any more: {numbers}. Cancel these one by one.',
);
export const phantomNotReleased = defineError(
  'planning.phantomNotReleased',
  422,
  'The planned order {id} is of a phantom, which passes its need on and is never ordered.',
);
export const noSupplier = defineError(
  'planning.noSupplier',
  422,
  'Nobody is known who sells the item {item}. Name a supplier.',
);
export const unknownLine = defineError(
  'planning.unknownLine',
  404,
  'There is no open line {line} of this sales order.',
);
export const lineNotMade = defineError(
  'planning.lineNotMade',
  422,
  'Line {line} sells {item}, which is not made in house.',
);
export const nothingLeft = defineError(
  'planning.nothingLeft',
  422,
  'All that these lines need is in work orders already.',
);
export const moreThanLeft = defineError(
  'planning.moreThanLeft',
  422,
  'Line {line} has {left} left to be made, less than {quantity}.',
);
export const periodReversed = defineError(
  'planning.periodReversed',
  422,
  'The period ends on {to}, before it begins on {from}.',
);
export const periodTooLong = defineError(
  'planning.periodTooLong',
  422,
  'A period may cover at most {limit} days.',
);
export const repeatedItem = defineError(
  'planning.repeatedItem',
  422,
  'The item stands twice in this table.',
);
export const repeatedShare = defineError(
  'planning.repeatedShare',
  422,
  'The item stands twice among the shares.',
);

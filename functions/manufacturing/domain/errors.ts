import { defineError } from '../../../shared/kernel/errors.ts';

export const noBom = defineError(
  'manufacturing.noBom',
  422,
  '{item} has no released bill of materials on {date}. Release one, or name the materials.',
);

export const notMade = defineError(
  'manufacturing.notMade',
  422,
  '{item} is not made in house. Mark it as made, or buy it.',
);

export const tooManyDecimals = defineError(
  'manufacturing.tooManyDecimals',
  422,
  '{item} is counted with {decimals} decimals; {quantity} has more.',
);

export const warehouseNeeded = defineError(
  'manufacturing.warehouseNeeded',
  422,
  'Say which warehouse {item} goes to or comes from; it has no usual one.',
);

export const tooManyMaterials = defineError(
  'manufacturing.tooManyMaterials',
  422,
  'An order takes at most {limit} materials; this one would take {count}.',
);

export const tooManyMoved = defineError(
  'manufacturing.tooManyMoved',
  422,
  'One step moves at most {limit} items, this one {count}; each lot and serial number counts for half of one more. Issue a part of them by hand first.',
);

export const pegMismatch = defineError(
  'manufacturing.pegMismatch',
  422,
  'Line {line} of the order is not for {item}.',
);

export const overPegged = defineError(
  'manufacturing.overPegged',
  422,
  'The order makes {quantity}; {pegged} cannot be promised of it.',
);

export const datesCross = defineError(
  'manufacturing.datesCross',
  422,
  'The order cannot start on {startOn} and be due on {dueOn}.',
);

export const orderNotOpen = defineError(
  'manufacturing.orderNotOpen',
  409,
  'The work order is {state}; this needs one that is {needed}.',
);

export const noConversion = defineError(
  'manufacturing.noConversion',
  409,
  'No work was reported in {period} that could bear the {balance} on conversion clearing. Book it by hand.',
);

export const unknownLine = defineError(
  'manufacturing.unknownLine',
  422,
  'The work order has no material line {line}.',
);

export const unknownOperation = defineError(
  'manufacturing.unknownOperation',
  422,
  'The work order has no operation {operation}. It has: {operations}.',
);

export const belowSpent = defineError(
  'manufacturing.belowSpent',
  422,
  '{spent} of it is issued, reported or received already; it cannot become less than that.',
);

export const cannotSplit = defineError(
  'manufacturing.cannotSplit',
  422,
  'Only {open} of the order is untouched; {quantity} cannot become an order of its own.',
);

export const materialFixed = defineError(
  'manufacturing.materialFixed',
  422,
  'Line {line} keeps its item. Set it to nothing and add another line.',
);

export const overIssue = defineError(
  'manufacturing.overIssue',
  403,
  '{item}: {required} is required and {atHand} is issued; {quantity} more needs someone who may exceed it.',
);

export const nothingToIssue = defineError(
  'manufacturing.nothingToIssue',
  422,
  'The order has claimed no stock. Name the lines and quantities to issue from free stock.',
);

export const noAlternate = defineError(
  'manufacturing.noAlternate',
  422,
  '{item} is not an alternate of line {line}.',
);

export const notIssued = defineError(
  'manufacturing.notIssued',
  422,
  '{item}: {open} is issued to the order and unused; {quantity} was asked for.',
);

export const shortOfMaterial = defineError(
  'manufacturing.shortOfMaterial',
  422,
  'Material is short: {shortages}.',
);

export const shortOne = defineError(
  'manufacturing.short',
  422,
  '{item} short {short} in {warehouse} ({available} of {needed})',
);

/** The same where some of what lies there cannot be used any more. */
export const shortUnexpired = defineError(
  'manufacturing.short',
  422,
  '{item} short {short} in {warehouse} ({available} of {needed}, {expired} has expired)',
);

export const serialMustBeScanned = defineError(
  'manufacturing.serialMustBeScanned',
  422,
  '{item} has serial numbers: issue the very pieces by hand before the report.',
);

export const ownOutput = defineError(
  'manufacturing.ownOutput',
  422,
  '{item} is both used and made here; issue it by hand.',
);

export const operationNotReady = defineError(
  'manufacturing.operationNotReady',
  422,
  'Operation {operation} can work on {ready} pieces now; {quantity} was reported.',
);

export const nothingReported = defineError(
  'manufacturing.nothingReported',
  422,
  'Report good, scrapped or reworked pieces, or time.',
);

export const scrapReasonNeeded = defineError(
  'manufacturing.scrapReasonNeeded',
  422,
  'Say why pieces were scrapped.',
);

export const timesCross = defineError(
  'manufacturing.timesCross',
  422,
  'Work cannot end at {finishedAt} before it starts at {startedAt}.',
);

export const laterWorkDone = defineError(
  'manufacturing.laterWorkDone',
  422,
  'What was reported here has gone on: {used} of it is worked or received. Reverse that first.',
);

export const overCompletion = defineError(
  'manufacturing.overCompletion',
  422,
  'The order of {quantity} may bring {limit} at most; {received} with this receipt is too much.',
);

export const moreThanReported = defineError(
  'manufacturing.moreThanReported',
  422,
  'The last operation has reported {good} good pieces; {received} with this receipt is more.',
);

export const serialsDiffer = defineError(
  'manufacturing.serialsDiffer',
  422,
  '{serials} serial numbers were named for {quantity} pieces.',
);

export const lotNeeded = defineError(
  'inventory.lotMissing',
  422,
  '{item} is tracked by lot; name the lot.',
);

export const underTolerance = defineError(
  'manufacturing.underTolerance',
  422,
  'Only {received} of {quantity} came in, less than the {least} that may close. Say why it is closed.',
);

export const spentAlready = defineError(
  'manufacturing.spentAlready',
  422,
  'Work or material was spent on the order. Return the material and reverse the reports, or close it.',
);

export const alreadyRolled = defineError(
  'manufacturing.alreadyRolled',
  409,
  'The cost of {number} is settled by a month that was run. Issue the goods otherwise.',
);

export const workerNeeded = defineError(
  'manufacturing.workerNeeded',
  422,
  'Say who does the work.',
);

export const tooLarge = defineError(
  'manufacturing.tooLarge',
  422,
  'That makes {quantity}; no more than {limit} can be kept. Make it smaller.',
);

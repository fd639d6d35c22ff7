import { defineError } from '../../../shared/kernel/errors.ts';

export const noBom = defineError(
  'engineering.noBom',
  422,
  'Item {item} has no released bill of materials on {date}. Release one, or choose another day.',
);

export const overlappingVersion = defineError(
  'engineering.overlappingVersion',
  409,
  'Revision {revision} is released for some of these days already. Part the dates, end it the day ' +
    'before, or retire it.',
);

export const onlyDraft = defineError(
  'engineering.onlyDraft',
  409,
  'Revision {revision} is {state}. Only a draft can be changed: make a new revision.',
);

export const bomCycle = defineError(
  'engineering.bomCycle',
  422,
  '{path}: the product would be a part of itself.',
);

export const structureChanged = defineError(
  'engineering.structureChanged',
  409,
  'Another bill of materials was released meanwhile. Try again.',
);

export const versionsChanged = defineError(
  'engineering.versionsChanged',
  409,
  'Another version of this item was released or retired meanwhile. Try again.',
);

export const validityReversed = defineError(
  'engineering.validityReversed',
  422,
  'It would end on {validTo}, before it begins on {validFrom}.',
);

export const repeatedLine = defineError(
  'engineering.repeatedLine',
  422,
  'Line {lineNo} stands twice. Give every line its own number.',
);

export const emptyLine = defineError(
  'engineering.emptyLine',
  422,
  'Line {lineNo} needs nothing. Give a quantity, or a fixed quantity per order.',
);

export const lossTooHigh = defineError(
  'engineering.lossTooHigh',
  422,
  'A loss of {loss} leaves nothing. As a yield it must be below 1; 0.05 is 5 %.',
);

export const yieldTooHigh = defineError(
  'engineering.yieldTooHigh',
  422,
  'A yield of {yielded} would make more than was started. It is at most 1; 0.95 is 95 %.',
);

export const uselessAlternate = defineError(
  'engineering.uselessAlternate',
  422,
  'An alternate of line {lineNo} is the component itself, or stands twice.',
);

export const byProductWrong = defineError('engineering.byProductWrong', 422, '{reason}');

export const notInOrder = defineError(
  'engineering.notInOrder',
  422,
  'Operation {number} comes after {previous}. Number operations in the order of work, each once.',
);

export const nothingToReplace = defineError(
  'engineering.nothingToReplace',
  422,
  'No released bill of materials uses {item} on or after {date}.',
);

export const replacesItself = defineError(
  'engineering.replacesItself',
  422,
  'An item cannot replace itself. Choose another one.',
);

export const structureTooDeep = defineError(
  'engineering.structureTooDeep',
  422,
  'The structure goes deeper than {limit} levels. Look for an item that contains itself.',
);

export const structureTooLarge = defineError(
  'engineering.structureTooLarge',
  422,
  'The answer would have more than {limit} rows. Ask for fewer levels.',
);

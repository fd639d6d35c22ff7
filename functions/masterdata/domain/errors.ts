import { defineError } from '../../../shared/kernel/errors.ts';

export const invalidTaxNumber = defineError(
  'invalidTaxNumber',
  422,
  '{taxNumber} is no valid unified social credit code: its check character does not fit. ' +
    'Compare it with the business licence; letters are capitals.',
);

export const unitFactorIncomplete = defineError(
  'unitFactorIncomplete',
  422,
  'A base unit and a factor belong together: give both, or neither.',
);

export const unitChain = defineError(
  'unitChain',
  422,
  '{unit} converts to another unit itself. Choose a unit without a base unit as base.',
);

export const noConversion = defineError(
  'noConversion',
  422,
  'Item {item} cannot be counted in {unit}. Add {unit} to its purchase units, or give both ' +
    'units the same base unit.',
);

export const unknownTaxCode = defineError(
  'unknownTaxCode',
  422,
  'There is no tax rate with the code {taxCode}. Choose one of the tax rates, or add it to them.',
);

export const repeatedLine = defineError(
  'repeatedLine',
  422,
  'Line {lineNo} stands twice. Give every line its own number, or none to a new one.',
);

export const itemFieldsDisagree = defineError('itemFieldsDisagree', 422, '{reason}');

export const itemUnitFixed = defineError(
  'itemUnitFixed',
  422,
  'The unit of item {item} cannot change, nor can it lose decimals: its stock is counted so. ' +
    'Make a new item instead.',
);

export const tooManyDecimals = defineError(
  'tooManyDecimals',
  422,
  '{quantity} has more than the {decimals} decimals that item {item} allows.',
);

export const duplicatePurchaseUnit = defineError(
  'duplicatePurchaseUnit',
  422,
  'A purchase unit stands twice, or is the unit of the item itself.',
);

export const duplicateArea = defineError(
  'duplicateArea',
  422,
  'An area stands twice, or is the main area, whose safety stock stands on the item itself.',
);

export const validityReversed = defineError(
  'validityReversed',
  422,
  'It would end on {validTo}, before it begins on {validFrom}.',
);

export const repeatedDay = defineError(
  'repeatedDay',
  422,
  '{date} stands twice in the calendar. Keep one of them.',
);

export const exceptionUnknown = defineError(
  'exceptionUnknown',
  422,
  'The exceptions are said to be known until {knownUntil} only, but {date} is later.',
);

export const overlappingPrices = defineError(
  'overlappingPrices',
  422,
  'Two prices of the same item and quantity hold on the same day. Part their dates.',
);

import { defineError } from '../../../shared/kernel/errors.ts';

export const tooManyOrders = defineError(
  'planning.tooManyOrders',
  422,
  'At most {limit} orders are looked at together. Name fewer of them.',
);

export const tooManyLines = defineError(
  'planning.tooManyLines',
  422,
  'The material of these orders lies on more than {limit} shelves. Name fewer orders.',
);

export const orderNotReleased = defineError(
  'planning.orderNotReleased',
  422,
  'The work order {number} is not being worked on: it is {state}.',
);

export const unknownOperation = defineError(
  'planning.unknownOperation',
  422,
  'The work order {number} has no open operation {operation}.',
);

export const operationConflicts = defineError(
  'planning.operationConflicts',
  422,
  'Operation {operation} of {number} cannot go there: {reasons}',
);

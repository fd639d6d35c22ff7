import { defineError } from '../../../shared/kernel/errors.ts';

export const tooManySockets = defineError(
  'tooManySockets',
  429,
  'There are too many open windows. Close some, then load this one again.',
);

export const unreadableMessage = defineError(
  'unreadableMessage',
  400,
  'Send a JSON object of type "ping", or of type "authenticate" with a token.',
);

export const otherCaller = defineError(
  'otherCaller',
  403,
  'A connection stays with the person and the company that it was opened for. Open another.',
);

import { defineError } from '../../shared/kernel/errors.ts';

export const firstPeriodTooFar = defineError(
  'account.firstPeriodTooFar',
  422,
  'The first period must be a month from {first} to {last}.',
);

export const keyNotOffered = defineError(
  'keyNotOffered',
  400,
  'This command takes no Idempotency-Key: repeated, it would happen again. Send it without that ' +
    'header.',
);

export const noSample = defineError('account.noSample', 404, 'You have no sample company.');

export const sampleNotReady = defineError(
  'account.sampleNotReady',
  409,
  'The sample company is still being set up. Try again in a moment.',
);

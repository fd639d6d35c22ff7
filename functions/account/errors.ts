import { defineError } from '../../shared/kernel/errors.ts';

export const noSample = defineError('account.noSample', 404, 'You have no sample company.');

export const sampleNotReady = defineError(
  'account.sampleNotReady',
  409,
  'The sample company is still being set up. Try again in a moment.',
);

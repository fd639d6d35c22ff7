import { defineError } from '../../../../shared/kernel/errors.ts';

export const unknownCentre = defineError(
  'planning.unknownCentre',
  422,
  'There is no work centre {id}.',
);

import { defineError } from '../../../../shared/kernel/errors.ts';

export const unknownItem = defineError(
  'unknownItem',
  422,
  'Planning knows nothing of the item {itemId}, which something asks for.',
);
export const duplicateItem = defineError(
  'duplicateItem',
  422,
  'The item {itemId} is given to planning twice for the area "{area}".',
);
export const duplicateBom = defineError(
  'duplicateBom',
  422,
  'Two bills of materials of the item {itemId} hold from the same day on.',
);
export const bomCycle = defineError('bomCycle', 422, 'A product is part of itself: {path}.');

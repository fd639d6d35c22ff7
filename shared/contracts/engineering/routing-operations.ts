import * as z from 'zod';
import { defineOperation } from '../operation.ts';
import { endPrevious } from './end-previous.ts';
import { routing } from './routing.ts';

const fields = () => routing.fields.shape;
const path = (verb: string) => `/api/engineering/routings/{id}/${verb}`;
const sound = ['engineering.validityReversed', 'engineering.notInOrder'] as const;

/** A draft; without a revision it takes the next number. */
export const createRouting = defineOperation({
  id: 'engineering.createRouting',
  method: 'POST',
  path: '/api/engineering/routings',
  permission: 'routing.write',
  label: { en: 'New routing', zh: '新建工艺路线' },
  noun: routing,
  input: () => {
    const { state: _, archived: __, ...shape } = fields();
    return z.strictObject({ ...shape, revision: shape.revision.optional() });
  },
  output: () => routing.document,
  status: 201,
  errors: [...sound, 'duplicate'],
});

/** Absent fields stay as they are; null clears an optional one. */
export const changeRouting = defineOperation({
  id: 'engineering.changeRouting',
  method: 'PATCH',
  path: '/api/engineering/routings/{id}',
  permission: 'routing.write',
  label: { en: 'Edit routing', zh: '编辑工艺路线' },
  noun: routing,
  input: () => {
    const shape = fields();
    return z.strictObject({
      id: routing.ref(),
      revision: shape.revision.optional(),
      validFrom: shape.validFrom.nullable(),
      validTo: shape.validTo.nullable(),
      operations: shape.operations.optional(),
      memo: shape.memo.nullable(),
    });
  },
  output: () => routing.document,
  errors: ['engineering.onlyDraft', ...sound, 'duplicate'],
  page: { in: ['draft'] },
});

/** From now on it counts on its days; no other version holds then. */
export const releaseRouting = defineOperation({
  id: 'engineering.releaseRouting',
  method: 'POST',
  path: path('release'),
  permission: 'routing.release',
  label: { en: 'Release', zh: '发布' },
  noun: routing,
  input: () => z.strictObject({ id: routing.ref(), endPrevious: endPrevious().optional() }),
  output: () => routing.document,
  errors: ['engineering.overlappingVersion', 'engineering.onlyDraft'],
  page: { in: ['draft'], primary: 1 },
});

/** It counts on no day any more. What was started by it keeps its own list. */
export const retireRouting = defineOperation({
  id: 'engineering.retireRouting',
  method: 'POST',
  path: path('retire'),
  permission: 'routing.release',
  label: { en: 'Retire', zh: '停用' },
  noun: routing,
  input: () => z.strictObject({ id: routing.ref() }),
  output: () => routing.document,
  errors: ['invalidTransition'],
  page: { in: ['draft', 'released'], danger: true },
});

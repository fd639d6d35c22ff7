import * as z from 'zod';
import { code, date, integer, labelled, quantity } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { defineOperation } from '../operation.ts';
import { bom } from './bom.ts';
import { endPrevious } from './end-previous.ts';

const fields = () => bom.fields.shape;
const path = (verb: string) => `/api/engineering/boms/{id}/${verb}`;

const sound = [
  'engineering.validityReversed',
  'engineering.repeatedLine',
  'engineering.emptyLine',
  'engineering.lossTooHigh',
  'engineering.yieldTooHigh',
  'engineering.uselessAlternate',
  'engineering.byProductWrong',
  'engineering.bomCycle',
] as const;

/** A draft; without a revision it takes the next number. */
export const createBom = defineOperation({
  id: 'engineering.createBom',
  method: 'POST',
  path: '/api/engineering/boms',
  permission: 'bom.write',
  label: { en: 'New bill of materials', zh: '新建物料清单' },
  noun: bom,
  input: () => {
    const { state: _, archived: __, ...shape } = fields();
    return z.strictObject({ ...shape, revision: shape.revision.optional() });
  },
  output: () => bom.document,
  status: 201,
  errors: [...sound, 'duplicate'],
});

/** Absent fields stay as they are; null clears an optional one. */
export const changeBom = defineOperation({
  id: 'engineering.changeBom',
  method: 'PATCH',
  path: '/api/engineering/boms/{id}',
  permission: 'bom.write',
  label: { en: 'Edit bill of materials', zh: '编辑物料清单' },
  noun: bom,
  input: () => {
    const shape = fields();
    return z.strictObject({
      id: bom.ref(),
      revision: shape.revision.optional(),
      validFrom: shape.validFrom.nullable(),
      validTo: shape.validTo.nullable(),
      outputQuantity: shape.outputQuantity.optional(),
      yield: shape.yield.nullable(),
      lines: shape.lines.optional(),
      byProducts: shape.byProducts.nullable(),
      memo: shape.memo.nullable(),
    });
  },
  output: () => bom.document,
  errors: ['engineering.onlyDraft', ...sound, 'duplicate'],
  page: { in: ['draft'] },
});

/** From now on it counts on its days: no other version holds then, and nothing contains itself. */
export const releaseBom = defineOperation({
  id: 'engineering.releaseBom',
  method: 'POST',
  path: path('release'),
  permission: 'bom.release',
  label: { en: 'Release', zh: '发布' },
  noun: bom,
  input: () => z.strictObject({ id: bom.ref(), endPrevious: endPrevious().optional() }),
  output: () => bom.document,
  errors: [
    'engineering.overlappingVersion',
    'engineering.onlyDraft',
    'engineering.structureTooDeep',
    ...sound,
  ],
  page: { in: ['draft'], primary: 1 },
});

/** It counts on no day any more. What was started by it keeps its own list. */
export const retireBom = defineOperation({
  id: 'engineering.retireBom',
  method: 'POST',
  path: path('retire'),
  permission: 'bom.release',
  label: { en: 'Retire', zh: '停用' },
  noun: bom,
  input: () => z.strictObject({ id: bom.ref() }),
  output: () => bom.document,
  errors: ['invalidTransition'],
  page: { in: ['draft', 'released'], danger: true },
});

const replaced = z.strictObject({
  /** The version that ends, or is retired where it began no earlier than the new one. */
  before: bom.ref(),
  after: bom.ref(),
  itemId: item.ref(),
  fromRevision: code(20),
  toRevision: code(20),
  lines: z.array(integer(1, 9999)),
});

/**
 * Puts one item in the place of another in every released bill of materials, as new versions from
 * a day on. Many are done in rounds: while `remaining` is not zero, the same call does the next.
 */
export const replaceComponent = defineOperation({
  id: 'engineering.replaceComponent',
  method: 'POST',
  path: '/api/engineering/replace-component',
  permission: 'bom.release',
  label: { en: 'Replace component everywhere', zh: '批量替换子件' },
  input: () =>
    z.strictObject({
      itemId: labelled('Component', '原子件', item.ref()),
      byItemId: labelled('Replaced by', '新子件', item.ref()),
      /** Of the new one for one of the old; 1 if left out. */
      ratio: labelled('Ratio', '换算比例', quantity()).optional(),
      date: labelled('From', '生效日期', date()),
    }),
  output: () => z.strictObject({ boms: z.array(replaced), remaining: integer(0, 1_000_000) }),
  errors: ['engineering.nothingToReplace', 'engineering.replacesItself', 'engineering.bomCycle'],
});

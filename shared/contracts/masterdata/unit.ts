import * as z from 'zod';
import { code, integer, labelled, quantity, ref, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';

/** How many units on the right one on the left makes, as a fraction so that a third stays one. */
export const unitFactor = z.strictObject({
  numerator: labelled('Numerator', '分子', quantity()),
  denominator: labelled('Denominator', '分母', quantity()),
});

/** A unit of measure. With a base unit it converts: 1 dozen = 12/1 pieces. */
export const unit = defineNoun({
  id: 'unit',
  plural: 'units',
  prefix: 'unit',
  module: 'masterdata',
  label: { en: 'Unit', zh: '计量单位' },
  title: 'code',
  unique: ['code'],
  search: ['code', 'name', 'nameEn'],
  columns: ['code', 'name', 'nameEn', 'decimals'],
  sort: 'code',
  master: true,
  defaulted: ['decimals'],
  page: { begin: { decimals: 0 } },
  fields: () =>
    z.strictObject({
      code: labelled('Code', '编码', code(20)),
      name: labelled('Name', '名称', text(60)),
      nameEn: labelled('English name', '英文名称', text(60)).optional(),
      decimals: labelled('Decimals', '小数位数', integer(0, 6)),
      baseUnitId: labelled('Base unit', '基本单位', ref('unit', 'unit')).optional(),
      factor: labelled('Factor to base unit', '换算率', unitFactor).optional(),
    }),
});

import * as z from 'zod';
import { choice, code, flag, labelled, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { planningArea } from './planning-area.ts';

export const warehouseKinds = {
  normal: { en: 'Normal', zh: '普通仓' },
  quarantine: { en: 'Quarantine', zh: '待检仓' },
  transit: { en: 'In transit', zh: '在途仓' },
  customerOwned: { en: 'Customer-owned', zh: '客供虚拟仓' },
} as const;

/** Where stock lies. Only what lies in a nettable one counts as available to sell or to plan. */
export const warehouse = defineNoun({
  id: 'warehouse',
  plural: 'warehouses',
  prefix: 'wh',
  module: 'masterdata',
  label: { en: 'Warehouse', zh: '仓库' },
  title: 'code',
  unique: ['code'],
  search: ['code', 'name', 'nameEn'],
  columns: ['code', 'name', 'kind', 'nettable'],
  sort: 'code',
  master: true,
  defaulted: ['kind', 'nettable'],
  page: { begin: { kind: 'normal', nettable: true } },
  fields: () =>
    z.strictObject({
      code: labelled('Code', '编码', code(40)),
      name: labelled('Name', '名称', text(100)),
      nameEn: labelled('English name', '英文名称', text(100)).optional(),
      kind: labelled('Kind', '类型', choice(warehouseKinds)),
      nettable: labelled('Counts as available', '计入可用量', flag()),
      planningArea: planningArea().optional(),
      address: labelled('Address', '地址', text(300)).optional(),
    }),
});

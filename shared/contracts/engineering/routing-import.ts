import * as z from 'zod';
import { code, date, flag, integer, labelled, note, price, quantity, text } from '../fields.ts';
import { defineImportTarget, MAX_BATCH } from '../import-target.ts';
import { item } from '../masterdata/item.ts';
import { workCentre } from './work-centre.ts';

/** Routings, one operation a row; rows of the same product and revision make up one version. */
export const routingImport = defineImportTarget({
  id: 'routing',
  module: 'engineering',
  label: { en: 'Routings', zh: '工艺路线' },
  permission: 'routing.release',
  batch: MAX_BATCH,
  row: () =>
    z.strictObject({
      itemId: labelled('Product', '产品', item.ref()),
      revision: labelled('Revision', '版本号', code(20)).optional(),
      validFrom: labelled('Valid from', '生效日期', date()).optional(),
      validTo: labelled('Valid to', '失效日期', date()).optional(),
      memo: labelled('Note', '备注', note(500)).optional(),
      /** Left out, versions are released. */
      draft: labelled('Keep as draft', '保留为草稿', flag()).optional(),
      number: labelled('Operation', '工序号', integer(1, 9999)).optional(),
      name: labelled('Name', '名称', text(100)),
      nameEn: labelled('English name', '英文名称', text(100)).optional(),
      workCentreId: labelled('Work centre', '工作中心', workCentre.ref()),
      setupMinutes: labelled(
        'Set-up (minutes)',
        '准备时间（分钟）',
        quantity('nonNegative'),
      ).optional(),
      runMinutes: labelled('Run (minutes per unit)', '单件工时（分钟）', quantity('nonNegative')),
      waitMinutes: labelled(
        'Wait (minutes)',
        '等待时间（分钟）',
        quantity('nonNegative'),
      ).optional(),
      overlap: labelled('Next may overlap', '允许搭接', flag()).optional(),
      tool: labelled('Tool', '工装', text(100)).optional(),
      instructions: labelled('Instructions', '作业说明', note(2000)).optional(),
      inspect: labelled('Inspection', '检验点', flag()).optional(),
      pieceRate: labelled('Piece rate', '计件单价', price()).optional(),
    }),
});

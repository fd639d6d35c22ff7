import * as z from 'zod';
import {
  choice,
  code,
  computed,
  date,
  flag,
  integer,
  labelled,
  note,
  price,
  quantity,
  text,
} from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { defineNoun } from '../noun.ts';
import { bomStateNames, bomStates } from './bom.ts';
import { workCentre } from './work-centre.ts';

export const routingOperation = z.strictObject({
  /** 10, 20, …: the order of work. */
  number: labelled('Operation', '工序号', integer(1, 9999)),
  name: labelled('Name', '名称', text(100)),
  nameEn: labelled('English name', '英文名称', text(100)).optional(),
  workCentreId: labelled('Work centre', '工作中心', workCentre.ref()),
  /** Once per order. */
  setupMinutes: labelled('Set-up (minutes)', '准备时间（分钟）', quantity('nonNegative')),
  /** For one unit of the product. */
  runMinutes: labelled('Run (minutes per unit)', '单件工时（分钟）', quantity('nonNegative')),
  /** After it, before the next can start: cooling, transport. */
  waitMinutes: labelled('Wait (minutes)', '等待时间（分钟）', quantity('nonNegative')).optional(),
  /** The next operation may start with what this one has finished. */
  overlap: labelled('Next may overlap', '允许搭接', flag()).optional(),
  tool: labelled('Tool', '工装', text(100)).optional(),
  instructions: labelled('Instructions', '作业说明', note(2000)).optional(),
  inspect: labelled('Inspection', '检验点', flag()).optional(),
  /** Paid for one good piece. */
  pieceRate: labelled('Piece rate', '计件单价', price()).optional(),
});

/** How a product is made: the operations, where and how long. Dated like a bill of materials. */
export const routing = defineNoun({
  id: 'routing',
  plural: 'routings',
  prefix: 'rtg',
  module: 'engineering',
  label: { en: 'Routing', zh: '工艺路线' },
  title: 'revision',
  under: ['itemId'],
  unique: [['itemId', 'revision']],
  search: ['revision'],
  columns: ['itemId', 'revision', 'state', 'validFrom', 'validTo'],
  sort: '-createdAt',
  states: bomStates,
  fields: () =>
    z.strictObject({
      itemId: labelled('Product', '产品', item.ref()),
      revision: labelled('Revision', '版本号', code(20)),
      state: labelled('State', '状态', computed(choice(bomStateNames))),
      validFrom: labelled('Valid from', '生效日期', date()).optional(),
      validTo: labelled('Valid to', '失效日期', date()).optional(),
      operations: labelled('Operations', '工序', z.array(routingOperation).min(1).max(100)),
      memo: labelled('Note', '备注', note(500)).optional(),
    }),
});

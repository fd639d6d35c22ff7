import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  code,
  computed,
  date,
  flag,
  integer,
  labelled,
  note,
  quantity,
  rate,
} from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineNoun } from '../noun.ts';

export const bomStates = defineStates({
  initial: 'draft',
  transitions: { draft: ['released', 'retired'], released: ['retired'], retired: [] },
});

export const bomStateNames = {
  draft: { en: 'Draft', zh: '草稿' },
  released: { en: 'Released', zh: '已发布' },
  retired: { en: 'Retired', zh: '已停用' },
} as const;

/** Another item that may stand in: `ratio` of it replaces one of the line's item. */
export const alternate = z.strictObject({
  itemId: labelled('Item', '物料', item.ref()),
  priority: labelled('Priority', '优先级', integer(1, 99)),
  ratio: labelled('Ratio', '替代比例', quantity()),
});

export const bomLine = z.strictObject({
  /** Stays with the line over versions; work orders and kitting name it. */
  lineNo: labelled('Line', '项次', integer(1, 9999)),
  itemId: labelled('Component', '子件', item.ref()),
  /** For `outputQuantity` of the product, in the component's unit, without loss. */
  quantity: labelled('Quantity', '用量', quantity('nonNegative')),
  /** Needed once per order, whatever its size. */
  fixedQuantity: labelled('Fixed per order', '固定用量', quantity('nonNegative')).optional(),
  /** 0.05 is 5 %; a factor or a yield by the company's setting. */
  loss: labelled('Loss', '损耗率', rate()).optional(),
  /** Passes its own components through with no lead time, after its own stock. */
  phantom: labelled('Phantom', '虚拟件', flag()).optional(),
  /** The operation at which it is used; needed at the start of the order without one. */
  operation: labelled('Operation', '工序', integer(1, 9999)).optional(),
  warehouseId: labelled('Warehouse', '发料仓库', warehouse.ref()).optional(),
  backflush: labelled('Backflushed', '倒冲领料', flag()).optional(),
  alternates: labelled('Alternates', '替代料', z.array(alternate).max(10)).optional(),
  validFrom: labelled('From', '生效日期', date()).optional(),
  validTo: labelled('To', '失效日期', date()).optional(),
});

export const byProductValues = {
  none: { en: 'No value', zh: '不计价值' },
  standardCost: { en: 'At standard cost', zh: '按标准成本' },
  share: { en: 'Share of cost', zh: '按成本比例' },
} as const;

/**
 * What else comes out, for `outputQuantity` of the product; its value lowers the product's cost.
 */
export const byProduct = z.strictObject({
  itemId: labelled('Item', '物料', item.ref()),
  quantity: labelled('Quantity', '数量', quantity()),
  value: labelled('Value', '计价方式', choice(byProductValues)),
  share: labelled('Share', '比例', rate()).optional(),
});

/**
 * What a product is made of. The version of a day is the released one whose dates hold it; two
 * released ones of an item never hold the same day.
 */
export const bom = defineNoun({
  id: 'bom',
  plural: 'boms',
  prefix: 'bom',
  module: 'engineering',
  label: { en: 'Bill of materials', zh: '物料清单' },
  title: 'revision',
  under: ['itemId'],
  unique: [['itemId', 'revision']],
  search: ['revision'],
  columns: ['itemId', 'revision', 'state', 'validFrom', 'validTo', 'outputQuantity'],
  sort: '-createdAt',
  states: bomStates,
  fields: () =>
    z.strictObject({
      itemId: labelled('Product', '父件', item.ref()),
      revision: labelled('Revision', '版本号', code(20)),
      state: labelled('State', '状态', computed(choice(bomStateNames))),
      validFrom: labelled('Valid from', '生效日期', date()).optional(),
      validTo: labelled('Valid to', '失效日期', date()).optional(),
      outputQuantity: labelled('Output quantity', '产出数量', quantity()),
      /** Good pieces per piece started: 0.95. */
      yield: labelled('Yield', '成品率', rate('positive')).optional(),
      lines: labelled('Lines', '明细', z.array(bomLine).min(1).max(500)),
      byProducts: labelled('By-products', '副产品', z.array(byProduct).max(20)).optional(),
      memo: labelled('Note', '备注', note(500)).optional(),
    }),
});

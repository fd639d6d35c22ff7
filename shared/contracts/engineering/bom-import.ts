import * as z from 'zod';
import { code, date, flag, integer, labelled, note, quantity, rate } from '../fields.ts';
import { defineImportTarget, MAX_BATCH } from '../import-target.ts';
import { item } from '../masterdata/item.ts';
import { unit } from '../masterdata/unit.ts';
import { warehouse } from '../masterdata/warehouse.ts';

/**
 * Bills of materials, one component a row. Rows of the same product and revision make up one
 * version; what they say of the version itself may stand in any of them. A row without a product
 * only says that its component is sold as it is, and is passed over.
 */
export const bomImport = defineImportTarget({
  id: 'bom',
  module: 'engineering',
  label: { en: 'Bills of materials', zh: '物料清单' },
  permission: 'bom.release',
  batch: MAX_BATCH,
  row: () =>
    z.strictObject({
      itemId: labelled('Product', '父件', item.ref()).optional(),
      revision: labelled('Revision', '版本号', code(20)).optional(),
      validFrom: labelled('Valid from', '生效日期', date()).optional(),
      validTo: labelled('Valid to', '失效日期', date()).optional(),
      outputQuantity: labelled('Output quantity', '产出数量', quantity()).optional(),
      yield: labelled('Yield', '成品率', rate('positive')).optional(),
      memo: labelled('Note', '备注', note(500)).optional(),
      /** Left out, versions are released. */
      draft: labelled('Keep as draft', '保留为草稿', flag()).optional(),
      lineNo: labelled('Line', '项次', integer(1, 9999)).optional(),
      componentId: labelled('Component', '子件', item.ref()),
      quantity: labelled('Quantity', '用量', quantity('nonNegative')),
      /** That the quantities are counted in; the component's own if left out. */
      unitId: labelled('Unit', '单位', unit.ref()).optional(),
      fixedQuantity: labelled('Fixed per order', '固定用量', quantity('nonNegative')).optional(),
      loss: labelled('Loss', '损耗率', rate()).optional(),
      phantom: labelled('Phantom', '虚拟件', flag()).optional(),
      operation: labelled('Operation', '工序', integer(1, 9999)).optional(),
      warehouseId: labelled('Warehouse', '发料仓库', warehouse.ref()).optional(),
      backflush: labelled('Backflushed', '倒冲领料', flag()).optional(),
      lineFrom: labelled('Line from', '子件生效日期', date()).optional(),
      lineTo: labelled('Line to', '子件失效日期', date()).optional(),
      alternateId: labelled('Alternate', '替代料', item.ref()).optional(),
      alternateRatio: labelled('Alternate ratio', '替代比例', quantity()).optional(),
    }),
});

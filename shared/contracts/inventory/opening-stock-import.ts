import * as z from 'zod';
import { choice, labelled, money, price, quantity, text } from '../fields.ts';
import { defineImportTarget, MAX_BATCH } from '../import-target.ts';
import { item } from '../masterdata/item.ts';
import { unit } from '../masterdata/unit.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { stockRoles } from './cost-pool.ts';
import { stockMoveLine } from './stock-move.ts';

/** What lay where when the books began; units that do not convert to the item's are refused. */
export const openingStockImport = defineImportTarget({
  id: 'openingStock',
  module: 'inventory',
  label: { en: 'Opening stock', zh: '期初库存' },
  permission: 'stockMove.opening',
  batch: MAX_BATCH,
  row: () =>
    z.strictObject({
      itemId: labelled('Item', '物料', item.ref()),
      warehouseId: labelled('Warehouse', '仓库', warehouse.ref()),
      quantity: labelled('Quantity', '数量', quantity()),
      unitId: labelled('Unit', '单位', unit.ref()).optional(),
      unitCost: labelled('Unit cost', '单位成本', price()).optional(),
      value: labelled('Value', '金额', money('nonNegative')).optional(),
      lot: labelled('Lot', '批次', text(60)).optional(),
      expiresOn: stockMoveLine.shape.expiresOn,
      serial: labelled('Serial number', '序列号', text(60)).optional(),
      stockRole: labelled('Stock account', '存货科目', choice(stockRoles)).optional(),
    }),
});

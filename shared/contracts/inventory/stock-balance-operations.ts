import * as z from 'zod';
import { integer, labelled } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';

export const MAX_PARTS = 16;

const place = {
  itemId: labelled('Item', '物料', item.ref()),
  warehouseId: labelled('Warehouse', '仓库', warehouse.ref()),
  parts: labelled('Parts', '份数', integer(2, MAX_PARTS)),
};

/**
 * Keeps the balance of a place in parts, for an item that hundreds reserve in the same second.
 * Nothing else changes: all that reads the balance sees the sum. There is no way back.
 */
export const spreadBalance = defineOperation({
  id: 'inventory.spreadBalance',
  method: 'POST',
  path: '/api/inventory/stock/spread',
  permission: 'stock.spread',
  label: { en: 'Spread a busy balance', zh: '拆分热点库存' },
  input: () => z.strictObject(place),
  output: () => z.strictObject(place),
  errors: [
    'inventory.alreadySpread',
    'inventory.insufficientAvailable',
    'inventory.itemNotStocked',
  ],
});

import * as z from 'zod';
import { pageInput } from '../derived.ts';
import { date, flag, instant, labelled, money, price, quantity, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { stockMove, stockMoveLine } from './stock-move.ts';

const amounts = {
  onHand: labelled('On hand', '现存量', quantity('any')),
  reserved: labelled('Reserved', '预留量', quantity('any')),
  /** On hand, less what is reserved and what has expired. */
  available: labelled('Available', '可用量', quantity('any')),
  /** Of it, past its last good day; absent where nothing is. */
  expired: labelled('Expired', '已过期', quantity()).optional(),
};

const pageOfPlaces = () => ({
  ...pageInput,
  itemId: labelled('Item', '物料', item.ref()).optional(),
  warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
  search: labelled('Search', '搜索', z.string().max(200)).optional(),
});

const place = () => ({
  itemId: labelled('Item', '物料', item.ref()),
  itemCode: labelled('Code', '编码', text(60)),
  itemName: labelled('Name', '名称', text(200)),
  warehouseId: labelled('Warehouse', '仓库', warehouse.ref()),
  warehouseCode: labelled('Warehouse code', '仓库编码', text(40)),
  warehouseName: labelled('Warehouse name', '仓库名称', text(100)),
});

/** On hand, reserved, available and, for those who may see costs, value: item × warehouse. */
export const listStock = defineOperation({
  id: 'inventory.listStock',
  method: 'GET',
  path: '/api/inventory/stock',
  permission: 'stock.read',
  label: { en: 'Stock', zh: '库存' },
  input: () =>
    z.strictObject({
      ...pageOfPlaces(),
      /** Also what is neither there nor reserved any more. */
      withEmpty: flag().optional(),
      asOf: instant().optional(),
    }),
  output: () =>
    z.strictObject({
      data: z.array(
        z.strictObject({
          ...place(),
          nettable: labelled('Counts as available', '计入可用量', flag()),
          ...amounts,
          value: labelled('Value', '金额', money()).optional(),
        }),
      ),
      nextCursor: z.string().optional(),
    }),
});

/** What lies there by lot: what may be used for the shortest time comes first. */
export const listLots = defineOperation({
  id: 'inventory.listLots',
  method: 'GET',
  path: '/api/inventory/lots',
  permission: 'stock.read',
  label: { en: 'Lots', zh: '批次' },
  input: () =>
    z.strictObject({
      ...pageOfPlaces(),
      /** That day included; lots without a day are left out. */
      expiresUntil: labelled('Expires until', '失效日期截至', date()).optional(),
    }),
  output: () =>
    z.strictObject({
      data: z.array(
        z.strictObject({
          ...place(),
          lot: labelled('Lot', '批次', text(60)),
          onHand: amounts.onHand,
          since: labelled('First came in', '首次入库', date()),
          expiresOn: stockMoveLine.shape.expiresOn,
        }),
      ),
      nextCursor: z.string().optional(),
    }),
});

export const itemAvailability = defineOperation({
  id: 'inventory.itemAvailability',
  method: 'GET',
  path: '/api/inventory/items/{id}/availability',
  permission: 'stock.read',
  label: { en: 'Availability of an item', zh: '物料可用量' },
  noun: item,
  input: () => z.strictObject({ id: item.ref() }),
  output: () =>
    z.strictObject({
      itemId: item.ref(),
      ...amounts,
      shelves: z.array(
        z.strictObject({
          warehouseId: warehouse.ref(),
          nettable: labelled('Counts as available', '计入可用量', flag()),
          ...amounts,
        }),
      ),
    }),
});

const label = z.strictObject({ en: text(300), zh: text(300) });

/** One step of a derivation: what was done, and the numbers that went in and came out. */
export const costStep = z.strictObject({
  label,
  code: text(60),
  date: date().optional(),
  number: text(60).optional(),
  moveId: stockMove.ref().optional(),
  quantity: quantity('any').optional(),
  unitCost: price('any').optional(),
  cost: money().optional(),
  stockQuantity: quantity('any').optional(),
  stockValue: money().optional(),
});

/** How the unit cost of an item came about: its movements with what they did to the pool. */
export const explainItemCost = defineOperation({
  id: 'inventory.explainItemCost',
  method: 'GET',
  path: '/api/inventory/items/{id}/explain-cost',
  permission: 'cost.read',
  label: { en: 'Explain the cost of an item', zh: '成本由来' },
  page: { explains: ['costPool.quantity', 'costPool.value', 'costPool.lastUnitCost'] },
  noun: item,
  input: () => z.strictObject({ id: item.ref(), asOf: instant().optional() }),
  output: () =>
    z.strictObject({
      value: labelled('Unit cost', '单位成本', price('any')),
      quantity: quantity('any'),
      stockValue: money(),
      steps: z.array(costStep),
    }),
});

/** Why the lines of a movement cost what they cost. */
export const explainMoveCost = defineOperation({
  id: 'inventory.explainMoveCost',
  method: 'GET',
  path: '/api/inventory/stock-moves/{id}/explain-cost',
  permission: 'cost.read',
  label: { en: 'Explain the cost of a movement', zh: '出入库成本由来' },
  page: { explains: ['stockMove.lines.cost', 'goodsReceipt.lines.value'] },
  noun: stockMove,
  input: () => z.strictObject({ id: stockMove.ref() }),
  output: () =>
    z.strictObject({
      value: labelled('Cost', '成本', money()),
      steps: z.array(costStep),
    }),
});

import type { Body, TestTenant } from './harness.ts';

type Caller = Pick<TestTenant, 'call' | 'ok'>;

let count = 0;

export interface Shop {
  /** Piece, no decimals. */
  unitId: string;
  mainId: string;
  otherId: string;
  quarantineId: string;
}

/** Two warehouses that count and one that does not. */
export async function newShop(t: Caller): Promise<Shop> {
  const { data: units } = await t.ok('masterdata.listUnit', { filter: { code: { eq: 'PCS' } } });
  const { data } = await t.ok('masterdata.listWarehouse', { limit: 50 });
  const byCode = (code: string) => data.find((one: Body) => one.code === code).id;
  count += 1;
  const other = await t.ok('masterdata.createWarehouse', {
    code: `W${count}`,
    name: `Warehouse ${count}`,
    kind: 'normal',
    nettable: true,
  });
  return {
    unitId: units[0].id,
    mainId: byCode('MAIN'),
    otherId: other.id,
    quarantineId: byCode('QC'),
  };
}

export async function newStockItem(
  t: Caller,
  shop: Shop,
  fields: Record<string, unknown> = {},
): Promise<Body> {
  count += 1;
  return t.ok('masterdata.createItem', {
    code: `I-${String(count).padStart(4, '0')}`,
    name: `Item ${count}`,
    kind: 'goods',
    unitId: shop.unitId,
    decimals: 0,
    stocked: true,
    make: false,
    ...fields,
  });
}

/** Goods on the shelf of the main warehouse, found and valued. */
export const stockUp = (
  t: Caller,
  shop: Shop,
  lines: { itemId: string; quantity: string; unitCost: string }[],
): Promise<Body> =>
  t.ok('inventory.receiveOtherStock', { warehouseId: shop.mainId, reason: 'found', lines });

/** The shelf of an item in a warehouse, from the balances. */
export async function shelfOf(t: Caller, itemId: string, warehouseId: string): Promise<Body> {
  const { shelves } = await t.ok('inventory.itemAvailability', { id: itemId });
  return shelves.find((one: Body) => one.warehouseId === warehouseId);
}

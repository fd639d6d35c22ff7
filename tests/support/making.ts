import type { Body, TestTenant } from './harness.ts';
import { newShop, newStockItem, type Shop, stockUp } from './stock.ts';
import { todayInChina } from './today.ts';

type Caller = Pick<TestTenant, 'call' | 'ok'>;

let count = 0;
const next = (prefix: string): string => {
  count += 1;
  return `${prefix}${count}`;
};

export interface Plant extends Shop {
  /** CNC: 60 an hour for labour, 30 for overhead. */
  centreId: string;
}

/** Warehouses, and a work centre with rates. It plans when it is told to. */
export async function newPlant(
  t: Caller,
  centreFields: Record<string, unknown> = {},
): Promise<Plant> {
  const shop = await newShop(t);
  await t.ok('planning.changePlanningSettings', { planOnOrders: false });
  const centre = await t.ok('engineering.createWorkCentre', {
    code: next('CNC'),
    name: '数控',
    department: '机加',
    machines: 1,
    hoursPerDay: '8',
    efficiency: '1',
    labourRate: '60',
    overheadRate: '30',
    ...centreFields,
  });
  return { ...shop, centreId: centre.id };
}

export interface Line {
  itemId: string;
  quantity: string;
  [field: string]: unknown;
}

/** A released bill of materials from the first of the year on. */
export async function released(
  t: Caller,
  itemId: string,
  lines: readonly Line[],
  more: Record<string, unknown> = {},
): Promise<Body> {
  const bom = await t.ok('engineering.createBom', {
    itemId,
    revision: next('R'),
    outputQuantity: '1',
    lines: lines.map((line, i) => ({ lineNo: 10 * (i + 1), ...line })),
    ...more,
  });
  return t.ok('engineering.releaseBom', { id: bom.id });
}

export async function routed(
  t: Caller,
  itemId: string,
  operations: readonly Record<string, unknown>[],
): Promise<Body> {
  const routing = await t.ok('engineering.createRouting', {
    itemId,
    revision: next('R'),
    operations: operations.map((one, i) => ({
      number: 10 * (i + 1),
      name: `工序${i + 1}`,
      setupMinutes: '0',
      runMinutes: '1',
      ...one,
    })),
  });
  return t.ok('engineering.releaseRouting', { id: routing.id });
}

export const newPart = (t: Caller, plant: Plant, fields: Record<string, unknown> = {}) =>
  newStockItem(t, plant, fields);

export const newProduct = (t: Caller, plant: Plant, fields: Record<string, unknown> = {}) =>
  newStockItem(t, plant, { make: true, ...fields });

/** An order for a product, released unless `draft`. */
export async function ordered(
  t: Caller,
  plant: Plant,
  itemId: string,
  quantity: string,
  more: Record<string, unknown> & { draft?: boolean } = {},
): Promise<Body> {
  const { draft = false, ...fields } = more;
  const dueOn = (fields['dueOn'] as string | undefined) ?? '2099-12-31';
  const order = await t.ok('manufacturing.createWorkOrder', {
    ...{ itemId, quantity, dueOn, warehouseId: plant.mainId },
    startOn: todayInChina(),
    ...fields,
  });
  return draft ? order : t.ok('manufacturing.releaseWorkOrder', { id: order.id });
}

export const step = (t: Caller, name: string, id: string, more: Record<string, unknown> = {}) =>
  t.call(name, { id, ...more });

export const done = (t: Caller, name: string, id: string, more: Record<string, unknown> = {}) =>
  t.ok(name, { id, ...more });

export const orderOf = (t: Caller, id: string): Promise<Body> =>
  t.ok('manufacturing.getWorkOrder', { id });

export { stockUp };

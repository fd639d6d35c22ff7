import { addDays } from '../../shared/kernel/date.ts';
import type { Body, TestTenant } from './harness.ts';
import { newPlant, type Plant } from './making.ts';
import { confirmed, newCustomer } from './selling.ts';
import { newStockItem } from './stock.ts';
import { todayInChina } from './today.ts';

type Fields = Record<string, unknown>;

/** The day so many days from today. */
export const day = (days: number): string => addDays(todayInChina(), days);

export const [yesterday, today, soon, late] = [day(-1), day(0), day(10), day(60)];

export const lotsOf = ({ lines }: Body): [lot: string, quantity: string][] =>
  lines.map((line: Body) => [line.lot, line.quantity]);

export const codeOf = ({ status, body }: Body): [status: number, code: string] => [
  status,
  body.code,
];

export interface LotShop {
  plant: Plant;
  customerId: string;
  newLotItem: (fields?: Fields) => Promise<Body>;
  /** What receives so much of a lot into the main warehouse. */
  wish: (itemId: string, lot: string, quantity: string, more?: Fields) => Fields;
  received: (itemId: string, lot: string, quantity: string, expiresOn?: string) => Promise<Body>;
  /** A confirmed order for so much of an item, from the main warehouse. */
  sold: (itemId: string, quantity: string) => Promise<Body>;
  /** What the list of lots says. */
  lots: (filters?: Fields) => Promise<Body[]>;
  /** The last good day of each lot. */
  daysOf: (filters: Fields) => Promise<Record<string, string | undefined>>;
}

/** A plant and a customer of goods whose lots expire. */
export async function openLotShop(t: TestTenant): Promise<LotShop> {
  const plant = await newPlant(t);
  const { id: customerId } = await newCustomer(t);
  const wish = (itemId: string, lot: string, quantity: string, more: Fields = {}) => ({
    ...{ warehouseId: plant.mainId, reason: 'found' },
    lines: [{ itemId, quantity, unitCost: '5', lot, ...more }],
  });
  const lots = async (filters: Fields = {}): Promise<Body[]> =>
    (await t.ok('inventory.listLots', filters)).data;
  const { mainId: warehouseId, unitId } = plant;
  return {
    ...{ plant, customerId, wish, lots },
    newLotItem: (fields = {}) =>
      newStockItem(t, plant, { trackLots: true, salesPrice: '10', ...fields }),
    received: (itemId, lot, quantity, expiresOn) =>
      t.ok('inventory.receiveOtherStock', wish(itemId, lot, quantity, { expiresOn })),
    sold: (itemId, quantity) => confirmed(t, { customerId, itemId, warehouseId, unitId }, quantity),
    daysOf: async (filters) =>
      Object.fromEntries((await lots(filters)).map(({ lot, expiresOn }) => [lot, expiresOn])),
  };
}

import { expect, it } from 'vitest';
import { rowsOf } from '../source.ts';
import { priceOf } from './expected-cost.ts';
import type { BicycleWorks } from './works.ts';

/**
 * Items as the files have them. What is made keeps no safety stock here, since it is made to order;
 * all days are the calendar's, so that the story can count them.
 */
const itemRows = ({ files: { files, parts } }: BicycleWorks) =>
  files.items.map((row) => {
    const { make, unit, leadDays, safety } = parts.get(row.ProductID as string) ?? { make: false };
    return {
      ...row,
      Unit: unit ?? 'EA',
      DaysToManufacture: make ? String(leadDays) : '',
      SafetyStockLevel: make ? '' : String(safety),
      LeadTimeCounts: 'calendar',
    };
  });

/** Places with a rate are work centres; their hours are those of a week of five days. */
const centreRows = () =>
  rowsOf('Location')
    .filter(({ CostRate }) => Number(CostRate) > 0)
    .map((row) => ({
      ...row,
      Code: `WC${row.LocationID}`,
      Availability: String(Number(row.Availability) / 5),
    }));

const routingRows = ({ files: { parts } }: BicycleWorks) =>
  [...parts.values()].flatMap(({ id, steps }) =>
    steps.map(({ centre, minutes }, index) => ({
      ...{ ProductID: id, Operation: String(10 * (index + 1)), Name: `At ${centre}` },
      ...{ LocationID: centre, Minutes: String(minutes) },
    })),
  );

const stockRows = ({ files: { parts } }: BicycleWorks) =>
  [...parts.values()]
    .filter(({ stock }) => stock > 0)
    .map(({ id, stock, cost, unit }) => ({
      ...{ ProductID: id, LocationID: 'MAIN', Quantity: String(stock) },
      ...{ StandardCost: cost, UnitMeasureCode: unit },
    }));

export function moveIn(works: BicycleWorks): void {
  it('units, items, vendors, five customers and the places of work are loaded', async () => {
    const { files } = works.files;
    await works.whole('unit', files.units);
    expect(await works.whole('item', itemRows(works))).toMatchObject({ created: 504 });
    expect(await works.whole('supplier', files.suppliers)).toMatchObject({ created: 104 });
    const shops = files.customers.filter(({ StoreID }) => StoreID !== '').slice(0, 5);
    await works.whole('customer', shops);
    const { data } = await works.t.ok('masterdata.listCustomer', { sort: 'code' });
    works.customers = data.map(({ id }: { id: string }) => id);
    expect(await works.whole('workCentre', centreRows())).toMatchObject({ created: 7 });
    await works.remember();
  }, 120_000);

  it('all current rows of the bills of materials, with a routing for all that is made', async () => {
    const { boms } = works.files.files;
    expect(boms).toHaveLength(2480);
    const roots = boms.filter(({ ProductAssemblyID }) => ProductAssemblyID === '').length;
    const loaded = await works.whole('bom', boms);
    expect(loaded).toMatchObject({ created: 2480 - roots, unchanged: roots });
    const routings = routingRows(works);
    expect(await works.whole('routing', routings)).toMatchObject({ created: routings.length });
    const { levels } = await works.t.ok('engineering.lowLevelCodes', { date: works.today });
    expect(levels.length).toBe(works.files.levels.length);
  }, 120_000);

  it('of vendors’ prices those in a unit that converts; parts lie there, bicycles do not', async () => {
    const { vendorPrices } = works.files.files;
    const known = new Set([...works.files.offers.values()].flat());
    const offered = vendorPrices.filter((row) => known.has(row));
    await works.whole('supplierPrice', offered);
    expect(offered.length).toBeLessThan(vendorPrices.length / 2);
    await works.whole('openingStock', stockRows(works));
    for (const { id, stock, cost } of works.files.parts.values()) {
      if (stock > 0) works.shelves.put(id, stock, priceOf(stock, cost));
    }
    expect(await works.stockOfLedger()).toBe(works.shelves.value());
  }, 120_000);
}

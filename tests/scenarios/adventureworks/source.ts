import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type Row = Record<string, string>;

const folder = join(import.meta.dirname, '../../../../shared/data/adventureworks');

export const isPresent = existsSync(join(folder, 'Product.csv'));

export const rowsOf = (name: string): Row[] =>
  parse(readFileSync(join(folder, `${name}.csv`), 'utf8'), { columns: true, bom: true });

const quote = (value: string) =>
  /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** Rows as CSV text in parts that fit into one request. */
export function csvParts(rows: readonly Row[], limit = 800_000): string[] {
  const names = Object.keys(rows[0] ?? {});
  const parts: string[] = [];
  const header = `${names.join(',')}\n`;
  let text = '';
  let bytes = 0;
  for (const row of rows) {
    const line = `${names.map((name) => quote(row[name] ?? '')).join(',')}\n`;
    const more = Buffer.byteLength(line);
    if (text !== '' && bytes + more > limit) {
      parts.push(text);
      text = '';
    }
    if (text === '') {
      text = header;
      bytes = Buffer.byteLength(header);
    }
    text += line;
    bytes += more;
  }
  return text === '' ? parts : [...parts, text];
}

/**
 * Offers for an item that go before this one; of equal ones the vendor who has been there longer.
 */
const cheaper = (mine: Row, offers: readonly Row[]): Row[] =>
  offers.filter((other) => {
    const difference = Number(other.StandardPrice) - Number(mine.StandardPrice);
    return (difference || Number(other.BusinessEntityID) - Number(mine.BusinessEntityID)) < 0;
  });

/** What the files lack is joined as an integrator would: names of customers, costs of stock. */
export function joined(): Record<
  'units' | 'warehouses' | 'items' | 'customers' | 'suppliers' | 'stock' | 'vendorPrices' | 'boms',
  Row[]
> {
  const stores = new Map(rowsOf('Store').map((row) => [row.BusinessEntityID, row.Name]));
  const products = rowsOf('Product');
  const costs = new Map(products.map((row) => [row.ProductID, row.StandardCost]));
  const offers = Map.groupBy(rowsOf('ProductVendor'), ({ ProductID }) => ProductID);
  const stocked = rowsOf('ProductInventory').filter(({ Quantity }) => Number(Quantity) !== 0);
  return {
    units: rowsOf('UnitMeasure').map((row) => ({
      ...row,
      UnitMeasureCode: row.UnitMeasureCode?.trim() ?? '',
    })),
    warehouses: rowsOf('Location').map((row) => ({ ...row, Code: `L${row.LocationID}` })),
    items: products.map((row) => ({ ...row, Unit: 'EA' })),
    customers: rowsOf('Customer').map((row) => ({
      ...row,
      Name: stores.get(row.StoreID) ?? `Customer ${row.AccountNumber}`,
    })),
    suppliers: rowsOf('Vendor'),
    // A row that says there is nothing is not an opening balance.
    stock: stocked.map((row) => ({
      ...row,
      StandardCost: costs.get(row.ProductID) ?? '',
    })),
    // The file has no date of its own; a price counts from the day it was last paid.
    vendorPrices: rowsOf('ProductVendor').map((row) => ({
      ...row,
      UnitMeasureCode: row.UnitMeasureCode?.trim() ?? '',
      Key: `${row.BusinessEntityID}-${row.ProductID}`,
      From: '1',
      Priority: String(1 + cheaper(row, offers.get(row.ProductID) ?? []).length),
    })),
    boms: rowsOf('BillOfMaterials').filter(({ EndDate }) => EndDate === ''),
  };
}

import { joined, type Row, rowsOf } from '../source.ts';

/** An item as the files describe it: what it is made of, how long it takes, who sells it. */
export interface Part {
  id: string;
  code: string;
  make: boolean;
  leadDays: number;
  safety: number;
  minimum: number;
  /** What lies there at the start, and what one of it has cost. */
  stock: number;
  cost: string;
  price: string;
  listPrice: string;
  unit: string;
  takes: readonly Taken[];
  steps: readonly Step[];
}

export interface Taken {
  id: string;
  quantity: number;
}

export interface Step {
  centre: string;
  minutes: number;
  hourly: string;
}

/** What vendors say when asked what a single one costs that they sell by the carton or gallon. */
export const PIECE = { price: '0.25', days: 16 } as const;

/** Nobody has counted the rims: they are written off before the books begin. */
export const RIM = '512';

/** No step of the files has a time: each component takes so long to be put in its place. */
const MINUTES = 3;

const PAINT = 'OZ';
const isMetal = ({ Name = '' }: Row) => /^Metal (Bar|Sheet)/.test(Name);

const byKey = (rows: readonly Row[], key: string) => Map.groupBy(rows, (row) => row[key] as string);

/** Where it is made: metal is formed, painted frames are welded first, bicycles come last. */
function centresOf(part: Row, lines: readonly Row[], products: ReadonlyMap<string, Row>): string[] {
  const isBicycle = ['1', '2', '3'].includes(part.ProductSubcategoryID ?? '');
  if (isBicycle) return ['60'];
  if (lines.some(({ UnitMeasureCode }) => UnitMeasureCode?.trim() === PAINT)) return ['20', '45'];
  const components = lines.map(({ ComponentID = '' }) => products.get(ComponentID) as Row);
  return components.every(isMetal) ? ['10'] : ['50'];
}

export interface Works {
  parts: ReadonlyMap<string, Part>;
  /** Ids by level: nothing is made of what stands in a later one. */
  levels: readonly (readonly string[])[];
  /** Vendors' offers in a unit that the item is counted in, the cheapest of an item first. */
  offers: ReadonlyMap<string, readonly Row[]>;
  files: ReturnType<typeof joined>;
}

/** Everything that the story expects is worked out from here, never from what the product says. */
export function readWorks(): Works {
  const files = joined();
  const products = new Map(files.items.map((row) => [row.ProductID as string, row]));
  const lines = byKey(
    files.boms.filter(({ ProductAssemblyID }) => ProductAssemblyID !== ''),
    'ProductAssemblyID',
  );
  const units = new Map(files.boms.map((row) => [row.ComponentID, row.UnitMeasureCode?.trim()]));
  const unitOf = (id: string) => units.get(id) ?? 'EA';
  const convertible = files.vendorPrices.filter(
    (row) => row.UnitMeasureCode === unitOf(row.ProductID as string),
  );
  const offers = byKey(
    convertible.toSorted((a, b) => Number(a.Priority) - Number(b.Priority)),
    'ProductID',
  );
  const counted = byKey(rowsOf('ProductInventory'), 'ProductID');
  const rates = new Map(rowsOf('Location').map((row) => [row.LocationID, row.CostRate as string]));
  const partOf = (row: Row): Part => {
    const id = row.ProductID as string;
    const make = row.MakeFlag === '1';
    const [offer] = offers.get(id) ?? [];
    const own = lines.get(id) ?? [];
    const isKept = !make && id !== RIM;
    const standard = Number(row.StandardCost) > 0 ? row.StandardCost : offer?.LastReceiptCost;
    return {
      ...{ id, code: row.ProductNumber as string, make, unit: unitOf(id) },
      leadDays: Number(make ? row.DaysToManufacture : (offer?.AverageLeadTime ?? PIECE.days)),
      safety: make ? 0 : Number(row.SafetyStockLevel),
      minimum: make ? 0 : Number(offer?.MinOrderQty ?? 0),
      stock: isKept ? add(counted.get(id)?.map(({ Quantity }) => Number(Quantity))) : 0,
      cost: standard ?? '0',
      price: offer?.StandardPrice ?? PIECE.price,
      listPrice: row.ListPrice as string,
      takes: own.map(({ ComponentID = '', PerAssemblyQty }) => ({
        ...{ id: ComponentID, quantity: Number(PerAssemblyQty) },
      })),
      steps:
        own.length === 0
          ? []
          : centresOf(row, own, products).map((centre) => ({
              ...{ centre, minutes: MINUTES * own.length, hourly: rates.get(centre) as string },
            })),
    };
  };
  const parts = new Map(files.items.map((row) => [row.ProductID as string, partOf(row)]));
  return { parts, levels: levelsOf(parts), offers, files };
}

const add = (numbers: readonly number[] = []) => numbers.reduce((one, other) => one + other, 0);

/** An item stands one level below the lowest of what is made of it. */
function levelsOf(parts: ReadonlyMap<string, Part>): string[][] {
  const level = new Map<string, number>();
  const sink = (id: string, depth: number): void => {
    if ((level.get(id) ?? -1) >= depth) return;
    level.set(id, depth);
    for (const taken of (parts.get(id) as Part).takes) sink(taken.id, depth + 1);
  };
  for (const id of parts.keys()) sink(id, 0);
  const levels: string[][] = [];
  for (const [id, depth] of level) {
    levels[depth] ??= [];
    levels[depth].push(id);
  }
  return levels;
}

/** What so many of a thing are made of in the end, down to what is bought. */
export function exploded(works: Works, id: string, quantity: number): Map<string, number> {
  const { make, takes } = works.parts.get(id) as Part;
  if (!make) return new Map([[id, quantity]]);
  const total = new Map<string, number>();
  for (const taken of takes) {
    for (const [below, much] of exploded(works, taken.id, quantity * taken.quantity)) {
      total.set(below, (total.get(below) ?? 0) + much);
    }
  }
  return total;
}

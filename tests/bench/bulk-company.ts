import type { Demand, Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { addDays } from '../../shared/kernel/date.ts';
import type { TestTenant, World } from '../support/harness.ts';

/** What the text of one import may hold, with room for its header. */
const MOST_BYTES = 880_000;
/** Suppliers bring several items on one order. */
const ORDER_LINES = 10;

export interface Load {
  what: string;
  rows: number;
  seconds: number;
}

const firstField = (row: string | undefined) => row?.slice(0, row.indexOf(','));

/** Rows as files no larger than an import takes; those of one document stay in one file. */
function* filesOf(header: string, rows: readonly string[]): Generator<string> {
  let lines: string[] = [];
  let size = 0;
  for (const row of rows) {
    if (size + row.length > MOST_BYTES && firstField(row) !== firstField(lines.at(-1))) {
      yield [header, ...lines].join('\n');
      lines = [];
      size = 0;
    }
    lines.push(row);
    size += row.length + 1;
  }
  yield [header, ...lines].join('\n');
}

/** The tables of a company as an integrator would bring them; one forecast of an item a day. */
export function tablesOf(company: Snapshot, unit: string, today: string) {
  const shift = (date: string) =>
    addDays(today, (Date.parse(date) - Date.parse(company.today)) / 86_400_000);
  const sheet = (target: string, header: string, rows: string[]) => ({ target, header, rows });
  const days = Map.groupBy(company.demands, ({ itemId, date }) => `${itemId} ${date}`);
  const demands = [...days.values()].map(([first]) => first as Demand);
  return [
    sheet(
      'item',
      'code,name,unitId,make,leadTimeDays,leadTimeCounts',
      company.items.map(({ id, source, leadTime }) =>
        [id, id, unit, source === 'make', leadTime.fixedDays, leadTime.counts].join(','),
      ),
    ),
    sheet(
      'bom',
      'itemId,lineNo,componentId,quantity,loss',
      company.boms.flatMap(({ itemId, components }) =>
        components.map((one) => [itemId, one.lineNo, one.itemId, one.quantity, one.loss].join(',')),
      ),
    ),
    sheet(
      'openingStock',
      'itemId,warehouseId,quantity,unitCost',
      company.onHand
        .filter(({ quantity }) => quantity !== '0')
        .map(({ itemId, quantity }) => [itemId, 'MAIN', quantity, '1.25'].join(',')),
    ),
    sheet(
      'forecast',
      'itemId,area,from,to,quantity,source',
      demands.map(({ itemId, date, quantity }) =>
        [itemId, 'main', shift(date), shift(date), quantity, 'manual'].join(','),
      ),
    ),
    sheet('supplier', 'code,name', ['S,Supplier']),
    sheet(
      'purchaseOrder',
      'externalId,supplierId,itemId,quantity,price,dueOn,warehouseId',
      company.items
        .filter(({ source }) => source === 'buy')
        .map(({ id }, index) => {
          const order = `O${Math.floor(index / ORDER_LINES)}`;
          return [order, 'S', id, '10', '1.25', addDays(today, 1 + (index % 60)), 'MAIN'].join(',');
        }),
    ),
  ];
}

async function imported(world: World, tenant: TestTenant, target: string, content: string) {
  const { id } = await tenant.ok('platform.importTable', { target, content });
  await world.settle();
  const job = await tenant.ok('platform.getJob', { id });
  if (job.state !== 'succeeded' || job.failed > 0) {
    throw new Error(`${target}: ${job.message ?? JSON.stringify(job.errors.slice(0, 3))}`);
  }
}

/** Every table through the import API, one after the other. */
export async function importCompany(
  world: World,
  tenant: TestTenant,
  tables: ReturnType<typeof tablesOf>,
): Promise<Load[]> {
  const loads: Load[] = [];
  for (const { target, header, rows } of tables) {
    const start = performance.now();
    for (const content of filesOf(header, rows)) await imported(world, tenant, target, content);
    const seconds = (performance.now() - start) / 1_000;
    loads.push({ what: target, rows: rows.length, seconds });
  }
  return loads;
}

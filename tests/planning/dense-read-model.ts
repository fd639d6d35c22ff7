import type { Snapshot } from '../../functions/planning/domain/snapshot.ts';
import type { ReadModelFile } from '../../functions/platform/read-model/file.ts';

const ORDER_LINES = 10;

interface Change {
  entity: string;
  id: string;
  version: number;
  after: Record<string, unknown>;
}

/** The documents that a company like this one has: items, stock, structures, sales orders. */
function* documentsOf(company: Snapshot): Generator<Change> {
  const change = (entity: string, id: string, fields: object): Change => ({
    entity,
    id,
    version: 1,
    after: { id, version: 1, ...fields },
  });
  yield change('warehouse', 'wh_1', { code: 'MAIN', kind: 'normal', nettable: true });
  for (const { id, source, leadTime } of company.items) {
    const goods = { kind: 'goods', stocked: true, decimals: 0, make: source === 'make' };
    const days = { leadTimeDays: leadTime.fixedDays, leadTimeCounts: leadTime.counts };
    yield change('item', id, { code: id, name: id, ...goods, ...days });
  }
  for (const { itemId, components } of company.boms) {
    const lines = components.map(({ lineNo, itemId: part, quantity, loss }) => ({
      ...{ lineNo, itemId: part, quantity, loss },
    }));
    const fields = { itemId, revision: '1', state: 'released', outputQuantity: '1', lines };
    yield change('bom', itemId.replace('itm', 'bom'), fields);
  }
  const stocked = company.onHand.filter(({ quantity }) => quantity !== '0');
  const moves = stocked.map(({ itemId, quantity }) => ({
    ...{ itemId, quantity, fromKind: 'opening', toKind: 'warehouse', toWarehouseId: 'wh_1' },
  }));
  for (let at = 0; at < moves.length; at += 400) {
    const fields = { number: String(at), date: company.today, kind: 'opening' };
    yield change('stockMove', `mov_${at}`, { ...fields, lines: moves.slice(at, at + 400) });
  }
  for (let at = 0; at < company.demands.length; at += ORDER_LINES) {
    const lines = company.demands.slice(at, at + ORDER_LINES).map((demand, index) => ({
      lineNo: index + 1,
      itemId: demand.itemId,
      quantity: demand.quantity,
      ...{ reserved: '0', delivered: '0', invoiced: '0', returned: '0' },
      requestedDate: demand.date,
      warehouseId: 'wh_1',
    }));
    const fields = { number: `SO-${at}`, date: company.today, state: 'confirmed', lines };
    yield change('salesOrder', `so_${at}`, fields);
  }
}

/** Folds the company into a read model as its commits would have. */
export function foldCompany(file: ReadModelFile, company: Snapshot): void {
  const changes = [...documentsOf(company)];
  const at = `${company.today}T00:00:00.000Z`;
  const commit = { id: 'c1', at, actor: 'bench', operation: 'bench', requestId: 'bench' };
  file.fold([{ ...commit, events: [], changes } as never], () => undefined);
}

/** One line of another quantity for one of its sales orders: another version of the document. */
export function changeOneOrder(file: ReadModelFile, demands: number, run: number): void {
  const id = `so_${Math.floor(demands / ORDER_LINES / 2) * ORDER_LINES + run * ORDER_LINES}`;
  const row = file.db.prepare('SELECT json FROM doc WHERE id = ?').get(id);
  const order = JSON.parse(String(row?.['json'])) as { version: number; lines: object[] };
  const [first, ...others] = order.lines;
  const version = order.version + 1;
  const after = { ...order, version, lines: [{ ...first, quantity: String(60 + run) }, ...others] };
  const change = { entity: 'salesOrder', id, version, after };
  const at = '2026-01-05T01:00:00.000Z';
  const commit = { id: `c2-${run}`, at, actor: 'bench', operation: 'bench', requestId: 'bench' };
  file.fold([{ ...commit, events: [], changes: [change] } as never], () => undefined);
}

import { readBalances } from '../../../functions/inventory/data/balances.ts';
import { reserve } from '../../../functions/inventory/postings.ts';
import { contendedStore } from '../../support/contended-store.ts';
import { startWorld } from '../../support/harness.ts';
import { insideOf } from '../../support/inside.ts';
import { type Measure, percentile, rounded } from '../figure.ts';

const PER_SECOND = 200;
const SECONDS = 3;
const HOLD_MS = 20;
const PARTS = 16;

/**
 * Row 8: 200 reservations a second on one balance that is kept in parts, in a store that refuses.
 */
export const measure: Measure = async () => {
  const store = await contendedStore();
  process.env.DYNAMODB_ENDPOINT = store.endpoint;
  const world = await startWorld();
  try {
    const t = await world.tenant({ locale: 'en', accountingStandard: 'international' });
    const unit = (await t.ok('masterdata.listUnit', { limit: 1 })).data[0];
    const filter = { code: { eq: 'MAIN' } };
    const { id: warehouseId } = (await t.ok('masterdata.listWarehouse', { filter })).data[0];
    const fields = { code: 'HOT', name: 'Hot', unitId: unit.id };
    const { id: itemId } = await t.ok('masterdata.createItem', fields);
    const total = PER_SECOND * SECONDS;
    const line = { itemId, warehouseId, quantity: String(total - 50), unitCost: '5' };
    await t.ok('inventory.postOpeningStock', { lines: [line] });
    await t.ok('inventory.spreadBalance', { itemId, warehouseId, parts: PARTS });
    const inside = insideOf(t.id);
    const one = async (n: number) => {
      await inside.commit(async (ctx) => {
        const source = { noun: 'salesOrder', id: ctx.newId('so'), number: `H-${n}` };
        const lines = [{ sourceLine: '1', itemId, warehouseId, quantity: '1' }];
        return { result: null, ...(await reserve(ctx, { source, lines })) };
      });
    };
    await one(0);
    store.holdMs = HOLD_MS;
    const times: number[] = [];
    let short = 0;
    const failures: string[] = [];
    const start = performance.now();
    const asked: Promise<void>[] = [];
    for (let n = 1; n < total; n += 1) {
      const due = start + (n * 1000) / PER_SECOND;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const from = performance.now();
      asked.push(
        one(n).then(
          () => void times.push(performance.now() - from),
          (error: { code?: string }) => {
            if (error.code === 'inventory.insufficientAvailable') short += 1;
            else failures.push(String(error.code ?? error));
          },
        ),
      );
    }
    await Promise.all(asked);
    store.holdMs = 0;
    const place = { itemId, warehouseId };
    const [balance] = (await readBalances(await inside.ctx(), [place])).values();
    const oversold = Math.max(0, times.length + 1 - (total - 50));
    const p99 = rounded(percentile(times, 0.99), 0);
    const sound = oversold === 0 && failures.length === 0 && balance?.available === '0';
    return [
      {
        row: 8,
        metric: `reservations on one balance in ${PARTS} parts, ${PER_SECOND} a second, p99`,
        value: p99,
        unit: 'ms',
        goal: '≤ 400, 0 oversold, 0 failed',
        met: sound && p99 <= 400,
        note: `${times.length} reserved, ${short} told that nothing is left, ${oversold} oversold, ${failures.length} failed, ${store.conflicts()} conflicts${failures[0] ? `: ${failures[0]}` : ''}`,
      },
    ];
  } finally {
    await world.stop();
    await store.stop();
  }
};

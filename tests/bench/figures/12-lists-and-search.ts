import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoggedChange } from '../../../functions/platform/commit-log.ts';
import { openReadModel } from '../../../functions/platform/read-model/file.ts';
import { listPage } from '../../../functions/platform/read-model/list.ts';
import { shapeOf } from '../../../functions/platform/read-model/shape.ts';
import { customer as customerNoun } from '../../../shared/contracts/masterdata/customer.ts';
import type { AnyDoc } from '../../../shared/contracts/noun.ts';
import { nouns } from '../../../shared/contracts/system.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { freshId, plantCommits } from '../../support/plant-commit.ts';
import { type Measure, percentile, rounded } from '../figure.ts';

const DOCUMENTS = 100_000;
const PER_COMMIT = 50;
const BURST = 100;
const ROUNDS = 10;
const words = ['轴承座', '法兰', '铝型材', '不锈钢', 'bearing', 'housing', 'flange', 'bracket'];

function customer(index: number): LoggedChange {
  const id = freshId('cus');
  const at = '2026-11-21T00:00:00.000Z';
  const name = `${words[index % words.length]} ${words[(index * 7) % words.length]} ${index}`;
  const after = {
    ...{ id, version: 1, createdAt: at, createdBy: 'x', updatedAt: at, updatedBy: 'x' },
    ...{ code: `C${String(index).padStart(6, '0')}`, name, tier: 'ABC'[index % 3] },
    ...{ paymentTerms: { kind: 'endOfMonth', days: 30 }, revenuePoint: 'delivery' },
  } as AnyDoc;
  return { entity: 'customer', id, version: 1, after } as LoggedChange;
}

/** They come in bursts, and somebody looks after each: nobody waits for a whole log. */
async function moveIn(world: World, tenant: TestTenant): Promise<number> {
  let looking = 0;
  for (let start = 0; start < DOCUMENTS; start += BURST * PER_COMMIT) {
    const burst = Array.from({ length: BURST }, (_, commit) =>
      Array.from({ length: PER_COMMIT }, (_, at) => customer(start + commit * PER_COMMIT + at)),
    );
    await plantCommits(world, tenant.id, burst);
    looking += await ask(tenant, { limit: 1 });
  }
  return looking;
}

const questions = [
  { sort: 'name', limit: 50 },
  { sort: '-code', limit: 50 },
  { search: '轴承', limit: 50 },
  { search: 'flange 4242', limit: 50 },
  { filter: { tier: { eq: 'A' } }, sort: 'name', limit: 50 },
  { filter: { name: { contains: '不锈' } }, limit: 50, count: true },
];

/** Milliseconds until the page is there. */
async function ask({ ok }: TestTenant, question: Record<string, unknown>): Promise<number> {
  const start = performance.now();
  const { data } = await ok('masterdata.listCustomer', question);
  if (data.length === 0) throw new Error('a list is empty');
  return performance.now() - start;
}

/** Each page is asked for just after something was written, so that it has to catch up. */
async function askAfterWrites(tenant: TestTenant): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, question] of questions.entries()) {
      const code = `W${round}-${index}`;
      await tenant.ok('masterdata.createUnit', { code, name: code, decimals: 0 });
      times.push(await ask(tenant, question));
    }
  }
  return times;
}

/** Milliseconds to open the file that a stopped function left, and to search it. */
function searchCold(path: string): number {
  const start = performance.now();
  const file = openReadModel(path, shapeOf(nouns));
  listPage(file, customerNoun, { search: '轴承', limit: 50 }, undefined);
  const taken = performance.now() - start;
  file.close();
  return taken;
}

/** Row 12: pages, filters and searches over 100,000 customers, asked over HTTP, data on disk. */
export const measure: Measure = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  const world = await startWorld({ dataDir });
  let stopped = false;
  try {
    const tenant = await world.tenant();
    const folding = await moveIn(world, tenant);
    const p95 = percentile(await askAfterWrites(tenant), 0.95);
    await world.stop();
    stopped = true;
    const cold = searchCold(join(dataDir, 'read-model', `${tenant.id}-g1.sqlite`));
    return [
      {
        row: 12,
        metric: 'lists and search over 100,000 documents, at the API and caught up, p95',
        value: rounded(p95, 1),
        unit: 'ms',
        goal: '≤ 100 ms',
        met: p95 <= 100,
      },
      {
        row: 12,
        metric: 'a cold file: opened, and searched for the first time',
        value: rounded(cold / 1000),
        unit: 's',
        goal: '≤ 1.5 s',
        met: cold <= 1500,
      },
      {
        row: 12,
        metric: 'folding 100,000 new documents into the file, with full text',
        value: rounded(folding / 1000),
        unit: 's',
        goal: 'reported',
        met: true,
      },
    ];
  } finally {
    if (!stopped) await world.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestTenant } from '../../support/harness.ts';
import { csvParts, type Row } from './source.ts';

const mapping = JSON.parse(readFileSync(join(import.meta.dirname, 'mapping.json'), 'utf8'));

export interface Imported {
  state: string;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  errors: { row: number; column?: string; code: string; message: string }[];
}

type Caller = Pick<TestTenant, 'ok'>;

/** Loads rows through the public import, part by part, and adds the parts up. */
export async function load(t: Caller, target: string, rows: readonly Row[]): Promise<Imported> {
  const total: Imported = {
    state: 'succeeded',
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    errors: [],
  };
  for (const content of csvParts(rows)) {
    const started = await t.ok('platform.importTable', {
      target,
      content,
      mapping: mapping[target],
    });
    const job = await finished(t, started.id);
    if (job.state !== 'succeeded') total.state = job.state;
    for (const name of ['created', 'updated', 'unchanged', 'failed'] as const) {
      total[name] += job[name];
    }
    total.errors.push(...job.errors);
  }
  if (total.failed > 0)
    process.stdout.write(`${target}: ${JSON.stringify(total.errors.slice(0, 3))}\n`);
  return total;
}

async function finished(t: Caller, id: string): Promise<Imported & { state: string }> {
  for (;;) {
    const job = await t.ok('platform.getJob', { id });
    if (job.state === 'succeeded' || job.state === 'failed') return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** All rows of a list, page by page. */
export async function all(
  t: Caller,
  operation: string,
  input: Record<string, unknown> = {},
): Promise<Row[]> {
  const found: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await t.ok(operation, { ...input, limit: 500, ...(cursor && { cursor }) });
    found.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

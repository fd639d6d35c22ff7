import type { HostOptions } from '../../infra/local/host.ts';
import { startWorld } from './harness.ts';

export const ROWS = 300;

/** Imports a file whose last row repeats an earlier one, and tells how it ended. */
export async function importUnder(options: HostOptions) {
  const { faults } = options;
  if (faults) faults.active = false;
  const world = await startWorld(options);
  const t = await world.tenant();
  const rows = Array.from({ length: ROWS }, (_, n) => `D${n},客户${n}`);
  const content = ['code,name', ...rows, 'D7,twice'].join('\n');
  const started = await t.ok('platform.importTable', { target: 'customer', content });
  if (faults) faults.active = true;
  await world.settle();
  if (faults) faults.active = false;
  const job = await t.ok('platform.getJob', { id: started.id });
  const { total, data } = await t.ok('masterdata.listCustomer', { count: true, limit: 500 });
  await world.stop();
  const versions = new Set(data.map(({ version }: { version: number }) => version));
  return { job, total, versions: [...versions] };
}

export const everyRowOnce = {
  total: ROWS,
  versions: [1],
  job: { state: 'succeeded', total: ROWS + 1, done: ROWS + 1, failed: 1 },
};

import type { integrityReport as contract } from '../../../shared/contracts/platform/operations.ts';
import type { QueryRun } from '../implementation.ts';
import { type InvariantCheck, runCheck } from '../integrity.ts';

/** Runs every module's checks, one after the other: they read the same file. */
export const integrityReport =
  (checks: readonly InvariantCheck[]): QueryRun<typeof contract> =>
  async (ctx) => {
    const results = [];
    for (const check of checks) {
      const { id, title } = check;
      results.push({ id, title, ...(await runCheck(ctx, check)) });
    }
    return { ok: results.every(({ ok }) => ok), checks: results };
  };

import type { verifyLog as contract } from '../../../shared/contracts/platform/operations.ts';
import { idTime } from '../../../shared/kernel/id.ts';
import type { QueryRun } from '../implementation.ts';
import { verifyLog as verify } from '../verify-log.ts';

const MOST_SHOWN = 1_000;

export const verifyLog: QueryRun<typeof contract> = async (ctx) => {
  const span = { sinceMs: idTime(ctx.tenant.id), nowMs: Date.parse(ctx.now) };
  const { sealed, broken } = await verify(ctx.store, span);
  return { ok: broken.length === 0, sealed, broken: broken.slice(0, MOST_SHOWN) };
};

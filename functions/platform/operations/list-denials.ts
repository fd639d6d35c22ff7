import type { listDenials as contract } from '../../../shared/contracts/platform/audit.ts';
import { auditList, whoOf } from '../audit-list.ts';
import type { QueryRun } from '../implementation.ts';

export const listDenials: QueryRun<typeof contract> = (ctx, input) =>
  auditList(ctx, 'denied', input, ({ sk, n }) => {
    const [hour, actor, operation] = sk.split('#') as [string, string, string];
    return { at: `${hour}:00:00.000Z`, ...whoOf(actor), operation, times: Number(n) };
  });

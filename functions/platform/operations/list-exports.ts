import type { listExports as contract } from '../../../shared/contracts/platform/audit.ts';
import type { Exported } from '../audit.ts';
import { auditList, whoOf } from '../audit-list.ts';
import type { QueryRun } from '../implementation.ts';

export const listExports: QueryRun<typeof contract> = (ctx, input) =>
  auditList(ctx, 'exported', input, ({ pk: _, sk, actor, ...exported }) => ({
    at: sk.slice(0, sk.indexOf('#')),
    ...whoOf(String(actor)),
    ...(exported as unknown as Exported),
  }));

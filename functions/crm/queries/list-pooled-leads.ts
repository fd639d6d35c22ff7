import { lead } from '../../../shared/contracts/crm/lead.ts';
import type { listPooledLeads as contract } from '../../../shared/contracts/crm/lead-operations.ts';
import { leadPool } from '../../../shared/contracts/crm/lead-pool.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { notFound } from '../../../shared/kernel/errors.ts';
import { openCursor, sealCursor } from '../../platform/cursor.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { wholeCompany } from '../../platform/read-model/reads.ts';
import { maskedLead } from '../domain/mask.ts';
import { mayUsePool } from '../queries.ts';

const shown = [
  'id',
  'companyName',
  'contactName',
  'phone',
  'email',
  'province',
  'source',
  'requirement',
  'createdAt',
  'lastContactAt',
] as const;

/** The leads that wait in a pool, for its members, with the personal fields masked. */
export const listPooledLeads: QueryRun<typeof contract> = async (ctx, input) => {
  const { id, companyName, province, source, limit, cursor } = input;
  const pool = await ctx.store.find(leadPool, id);
  if (!pool || !mayUsePool(ctx, pool)) throw notFound({ noun: 'lead pool', id });
  const purpose = `${ctx.tenant.id}:pooledLeads:${id}`;
  const page = await ctx.reads.list(
    lead,
    {
      limit: limit ?? 50,
      sort: 'createdAt',
      after: cursor === undefined ? undefined : openCursor(cursor, purpose),
      count: true,
      filter: {
        poolId: { eq: id },
        state: { eq: 'pool' },
        ...(companyName !== undefined && { companyName: { contains: companyName } }),
        ...(province !== undefined && { province: { eq: province } }),
        ...(source !== undefined && { source: { eq: source } }),
      },
    },
    wholeCompany,
  );
  return {
    data: page.data.map((doc) => rowOf(maskedLead(doc as unknown as Doc<typeof lead>))),
    total: page.total ?? 0,
    ...(page.after && { nextCursor: sealCursor(page.after, purpose) }),
  };
};

type Row = Pick<Doc<typeof lead>, (typeof shown)[number]>;

const rowOf = (doc: Doc<typeof lead>): Row =>
  Object.fromEntries(
    shown.flatMap((name) => (doc[name] === undefined ? [] : [[name, doc[name]]])),
  ) as Row;

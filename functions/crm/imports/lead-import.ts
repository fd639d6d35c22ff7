import { lead } from '../../../shared/contracts/crm/lead.ts';
import { leadImportTarget } from '../../../shared/contracts/crm/lead-import.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import { defineImport, type ImportedBatch } from '../../platform/imports/import-run.ts';
import { type Posting, together } from '../../platform/outcome.ts';
import { type Capture, captureLead } from '../capture-lead.ts';
import { leadWithPhone } from '../data/lead-phones.ts';
import { noPool } from '../domain/errors.ts';
import { poolFor } from '../domain/pools.ts';
import { poolsOf } from '../queries.ts';

type Row = Capture['written'];

/** A row that was imported before: the same external id, or the same phone and company. */
async function isKnown(ctx: Ctx, row: Row): Promise<boolean> {
  const { externalId, phone, companyName } = row;
  if (externalId !== undefined) {
    return (await ctx.store.findUnique(lead, ['externalId'], [externalId])) !== undefined;
  }
  const id = phone && (await leadWithPhone(ctx.store, ctx.tenant.id, phone));
  const known = id ? await ctx.store.find(lead, id) : undefined;
  return known?.companyName === companyName;
}

/** The list of a fair: every row becomes a lead in the pool of its province, once. */
export const leadImport = defineImport({
  target: leadImportTarget,
  // The lead, its personal part, its phone and its external id.
  actionsOf: () => 4,
  async run(ctx, rows): Promise<ImportedBatch> {
    const pools = await poolsOf(ctx);
    const postings: Posting[] = [];
    const rowErrors: ImportedBatch['rowErrors'] = [];
    let unchanged = 0;
    for (const { row, values: written } of rows) {
      try {
        if (await isKnown(ctx, written)) {
          unchanged += 1;
          continue;
        }
        const { province = 'an unknown province' } = written;
        const pool = poolFor(pools, written.province);
        if (!pool) throw noPool({ province }, '/province');
        postings.push((await captureLead(ctx, { written, pool })).posting);
      } catch (error) {
        if (!(error instanceof AppError) || error.status >= 500) throw error;
        rowErrors.push({ row, error });
      }
    }
    return { ...together(...postings), created: postings.length, updated: 0, unchanged, rowErrors };
  },
});

import { opportunity } from '../../shared/contracts/crm/opportunity.ts';
import type { pipeline } from '../../shared/contracts/crm/pipeline.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { Ctx } from '../platform/context.ts';
import type { MasterRules } from '../platform/implementation.ts';
import { wholeCompany } from '../platform/read-model/reads.ts';
import { stageInUse } from './domain/errors.ts';
import { checkStages, removedStages } from './domain/pipeline-rules.ts';

type Pipeline = Doc<typeof pipeline>;

/** A stage in which deals stand cannot go: they would stand nowhere. */
async function assertNotInUse(ctx: Ctx, id: string, stage: string): Promise<void> {
  const filter = { pipelineId: { eq: id }, stage: { eq: stage } };
  const page = await ctx.reads.list(opportunity, { limit: 1, filter, count: true }, wholeCompany);
  if (page.total) throw stageInUse({ count: page.total, stage }, '/stages');
}

/** What holds for pools and pipelines beyond their schemas. */
export const masterRules: MasterRules = {
  pipeline: {
    check: async (ctx, after, before) => {
      const next = after as unknown as Pipeline;
      checkStages(next);
      const known = (before as unknown as Pipeline | undefined)?.stages ?? [];
      for (const code of removedStages(known, next.stages)) {
        await assertNotInUse(ctx, next.id, code);
      }
    },
  },
};

import type { pipeline, Stage } from '../../../shared/contracts/crm/pipeline.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { gt } from '../../../shared/kernel/decimal.ts';
import { pipelineUnsound } from './errors.ts';

/**
 * A pipeline can be walked: codes differ, it begins open, probabilities are at most 1, and there
 * is a stage to win and one to lose in. Throws pipelineUnsound (422).
 */
export function checkStages({ stages }: Pick<Doc<typeof pipeline>, 'stages'>): void {
  const refuse = (reason: string, index: number, field: keyof Stage) => {
    throw pipelineUnsound({ reason }, `/stages/${index}/${field}`);
  };
  for (const [index, stage] of stages.entries()) {
    if (stages.findIndex(({ code }) => code === stage.code) < index) {
      refuse(`the code ${stage.code} stands twice.`, index, 'code');
    }
    if (gt(stage.probability, '1')) {
      refuse('a probability is at most 1, which means 100 %.', index, 'probability');
    }
  }
  if (stages[0]?.kind !== 'open') refuse('the first one must be open.', 0, 'kind');
  for (const kind of ['won', 'lost'] as const) {
    const count = stages.filter((stage) => stage.kind === kind).length;
    if (count !== 1) {
      const reason = `exactly one must be of the kind "${kind}"; there are ${count}.`;
      throw pipelineUnsound({ reason }, '/stages');
    }
  }
}

/** Codes that were there before and are gone. */
export const removedStages = (before: readonly Stage[], after: readonly Stage[]): string[] =>
  before.map(({ code }) => code).filter((code) => !after.some((stage) => stage.code === code));

import type { opportunity } from '../../../shared/contracts/crm/opportunity.ts';
import {
  type pipeline,
  type RequirableField,
  requirableFields,
  type Stage,
} from '../../../shared/contracts/crm/pipeline.ts';
import type { Doc, Fields } from '../../../shared/contracts/noun.ts';
import { mul } from '../../../shared/kernel/decimal.ts';
import type { FieldError } from '../../../shared/kernel/errors.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import { requiredForStage, unknownStage } from './errors.ts';

type Opportunity = Fields<typeof opportunity>;
type Pipeline = Doc<typeof pipeline>;

export function stageOf(path: Pipeline, code: string): Stage {
  const found = path.stages.find((one) => one.code === code);
  if (found) return found;
  throw unknownStage({ stage: code, stages: path.stages.map((one) => one.code) }, '/stage');
}

/** The first stage of a kind: where a deal begins, is won or is lost. Every pipeline has each. */
export const firstStage = (path: Pipeline, kind: Stage['kind']): Stage =>
  path.stages.find((one) => one.kind === kind) as Stage;

const filled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';

/** Throws requiredForStage (422) with an error at each field that the stage asks for in vain. */
export function assertComplete(stage: Stage, deal: Partial<Opportunity>): void {
  const missing = (stage.requiredFields ?? []).filter((field) => !filled(deal[field]));
  const [first] = missing;
  if (first === undefined) return;
  throw requiredForStage(
    { stage: stage.name, fields: missing.map((field) => requirableFields[field].en.toLowerCase()) },
    `/${first}`,
    missing.map((field) => missingField(stage, field)),
  );
}

function missingField(stage: Stage, field: RequirableField): FieldError {
  const { code, message } = requiredForStage({ stage: stage.name, fields: [field] });
  return { pointer: `/${field}`, code, message, params: { stage: stage.name, field } };
}

/**
 * amount × probability, rounded to the currency's decimals; undefined without an amount. What an
 * amount of ¥200,000 at 50 % adds to the forecast: ¥100,000.
 */
export const weightedAmount = (
  amount: string | undefined,
  probability: string,
  currency: string,
): string | undefined =>
  amount === undefined ? undefined : roundMoney(mul(amount, probability), currency);

export interface Moment {
  at: string;
  by: string;
  currency: string;
}

/** What changes in a deal that enters a stage. Throws requiredForStage (422). */
export function enterStage(deal: Opportunity, stage: Stage, moment: Moment): Partial<Opportunity> {
  assertComplete(stage, deal);
  const { at, by, currency } = moment;
  return {
    stage: stage.code,
    state: stage.kind,
    probability: stage.probability,
    weightedAmount: weightedAmount(deal.amount, stage.probability, currency),
    enteredStageAt: at,
    stageHistory: [...deal.stageHistory, { from: deal.stage, to: stage.code, at, by }],
  };
}

type Beginning = Omit<
  Opportunity,
  'stage' | 'state' | 'probability' | 'weightedAmount' | 'enteredStageAt' | 'stageHistory'
>;

/** A deal at the beginning of its pipeline. Throws requiredForStage (422). */
export function beginDeal(deal: Beginning, path: Pipeline, moment: Moment): Opportunity {
  const stage = firstStage(path, 'open');
  assertComplete(stage, deal);
  const { at, by, currency } = moment;
  const weighted = weightedAmount(deal.amount, stage.probability, currency);
  return {
    ...deal,
    stage: stage.code,
    state: 'open',
    probability: stage.probability,
    ...(weighted !== undefined && { weightedAmount: weighted }),
    enteredStageAt: at,
    stageHistory: [{ to: stage.code, at, by }],
  };
}

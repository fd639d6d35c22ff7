import type { explainPrice as contract } from '../../../shared/contracts/sales/question-operations.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { answerPrice } from '../answer-price.ts';

/** Every price that was considered, the one that counts, and why the others do not. */
export const explainPrice: QueryRun<typeof contract> = async (ctx, input) =>
  (await answerPrice(ctx, input)).answer;

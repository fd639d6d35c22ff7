import type { pieceWork as contract } from '../../../shared/contracts/manufacturing/questions.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { pieceSums } from '../reports/piece-sums.ts';

/** Pieces, time and piece pay of a month by worker. */
export const pieceWork: QueryRun<typeof contract> = async (ctx, { period }) => ({
  period,
  data: await ctx.reads.report(pieceSums, { period }),
});

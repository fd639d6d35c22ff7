import type { lowLevelCodes as contract } from '../../../shared/contracts/engineering/structure-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { lowLevelCodes as codesOf } from '../domain/structure.ts';
import { holds } from '../domain/validity.ts';
import { structureReport, unpackStructure } from '../reports/structure.ts';

/** The items of each level; 0 is used by nothing else. */
export const lowLevelCodes: QueryRun<typeof contract> = async (ctx, { date = ctx.today }) => {
  const structure = unpackStructure(await ctx.reads.report(structureReport, {}));
  const byLevel = Map.groupBy(
    codesOf(structure, (edge) => holds(edge, date)),
    ([, level]) => level,
  );
  const levels = [...byLevel]
    .map(([level, items]) => ({ level, items: items.map(([itemId]) => itemId).toSorted() }))
    .toSorted((a, b) => a.level - b.level);
  return { date, levels };
};

import type { explodeBom as contract } from '../../../shared/contracts/engineering/structure-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { structureOn } from '../day-structure.ts';
import { explode, totals } from '../domain/explode.ts';
import { engineeringSettingsOf, needBom } from '../queries.ts';

/** What a quantity takes on a day, level by level. */
export const explodeBom: QueryRun<typeof contract> = async (ctx, input) => {
  const { itemId, quantity, date = ctx.today, levels } = input;
  const { id: bomId } = await needBom(ctx, itemId, date, '/itemId');
  const { lossMode } = await engineeringSettingsOf(ctx);
  const { boms, items } = await structureOn(ctx, itemId, date, levels);
  const structure = {
    lossMode,
    bomOf: (id: string) => boms.get(id),
    decimalsOf: (id: string) => items.get(id)?.decimals ?? 0,
  };
  const rows = explode(itemId, quantity, structure, levels);
  const named = <T extends { itemId: string }>(row: T) => {
    const { code = row.itemId, name = row.itemId } = items.get(row.itemId) ?? {};
    return { ...row, code, name };
  };
  return { date, lossMode, bomId, lines: rows.map(named), totals: totals(rows).map(named) };
};

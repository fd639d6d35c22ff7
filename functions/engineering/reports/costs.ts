import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import type { LossMode } from '../../../shared/kernel/requirement.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import { CostRollUp, type UnitCost } from '../domain/cost-roll-up.ts';
import { costBasis, type LoadedBasis, type MaterialCost } from './cost-basis.ts';

interface Asked {
  date: BusinessDate;
  settings: { lossMode: LossMode; materialCost: MaterialCost };
}

export interface ExplainedCost extends UnitCost {
  itemId: string;
  code: string;
  name: string;
  /** 0 is the item itself. */
  level: number;
}

const named = ({ items }: LoadedBasis, itemId: string) => {
  const { code = itemId, name = itemId } = items.get(itemId) ?? {};
  return { itemId, code, name };
};

/** An item and all that is made below it, each once on the first level where it appears. */
export const explainedCost = defineReport({
  id: 'engineering.explainedCost',
  run(sql: Sql, { itemId, date, settings }: Asked & { itemId: string }): ExplainedCost[] {
    const basis = costBasis(sql, date, settings);
    const costs = new CostRollUp(basis);
    const found = new Map<string, number>([[itemId, 0]]);
    for (const [id, level] of found) {
      for (const { itemId: below } of basis.boms.get(id)?.lines ?? []) {
        if (!found.has(below) && basis.boms.has(below)) found.set(below, level + 1);
      }
    }
    return [...found].map(([id, level]) => ({
      ...named(basis, id),
      level,
      ...costs.unitCost(id),
    }));
  },
});

export interface NewStandardCost {
  itemId: string;
  code: string;
  name: string;
  before?: Decimal | undefined;
  after: Decimal;
  incomplete: boolean;
}

/** What made items would cost by the roll-up; of those asked for, or of all. */
export const standardCosts = defineReport({
  id: 'engineering.standardCosts',
  run(sql: Sql, asked: Asked & { itemIds?: readonly string[] | undefined }): NewStandardCost[] {
    const basis = costBasis(sql, asked.date, asked.settings);
    const costs = new CostRollUp(basis);
    const made = (asked.itemIds ?? [...basis.boms.keys()]).filter((id) => basis.boms.has(id));
    return made.toSorted().map((itemId) => {
      const { value, incomplete } = costs.unitCost(itemId);
      const before = basis.items.get(itemId)?.standardCost;
      return { ...named(basis, itemId), before, after: value, incomplete };
    });
  },
});

import type { explainRolledUpCost as contract } from '../../../shared/contracts/engineering/structure-queries.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import type { CostStep } from '../domain/cost-roll-up.ts';
import { engineeringSettingsOf } from '../queries.ts';
import { type ExplainedCost, explainedCost } from '../reports/costs.ts';

const labels = {
  material: { en: 'Cost of the item itself', zh: '物料自身成本' },
  component: { en: 'Component', zh: '子件' },
  operation: { en: 'Operation', zh: '工序' },
  byProduct: { en: 'By-product', zh: '副产品' },
} as const;

const labelled = ({ name, ...step }: CostStep) => {
  const { en, zh } = labels[step.kind];
  return { label: name ? { en: `${en} ${name}`, zh: `${zh}${name}` } : { en, zh }, ...step };
};

const elementsOf = ({ value, material, labour, overhead, incomplete }: ExplainedCost) => ({
  value,
  material,
  labour,
  overhead,
  incomplete,
});

/** What one unit costs, and how that comes about on every level. */
export const explainRolledUpCost: QueryRun<typeof contract> = async (ctx, input) => {
  const { itemId, date = ctx.today } = input;
  await itemsById(ctx, [itemId], () => '/itemId');
  const settings = await engineeringSettingsOf(ctx);
  const found = await ctx.reads.report(explainedCost, { itemId, date, settings });
  const [top, ...below] = found as [ExplainedCost, ...ExplainedCost[]];
  return {
    date,
    ...elementsOf(top),
    steps: top.steps.map(labelled),
    levels: below.map((one) => ({
      itemId: one.itemId,
      code: one.code,
      name: one.name,
      level: one.level,
      ...elementsOf(one),
      steps: one.steps.map(labelled),
    })),
  };
};

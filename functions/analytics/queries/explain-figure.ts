import {
  type explainFigure as contract,
  figures,
} from '../../../shared/contracts/analytics/cockpit.ts';
import type { AccountRole } from '../../../shared/contracts/finance/account-roles.ts';
import { type Decimal, neg, sum } from '../../../shared/kernel/decimal.ts';
import { loadLedger } from '../../finance/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { marginOf } from '../domain/months.ts';
import {
  accountParts,
  customerParts,
  type FigurePart,
  orderParts,
} from '../reports/figure-parts.ts';

type Parts = readonly FigurePart[];

const texts = {
  profit: { en: 'Gross profit', zh: '毛利' },
  revenue: { en: 'Revenue', zh: '收入' },
} as const;

/** What moved in this month on the accounts of the roles, on the side on which it is income. */
async function results(ctx: Ctx, ...names: AccountRole[]): Promise<Parts> {
  const { roles } = await loadLedger(ctx);
  const month = ctx.today.slice(0, 7);
  const codes = [...new Set(names.map((role) => roles[role]))];
  const asked = { codes, from: month, month, withoutClosing: true };
  const parts = await ctx.reads.report(accountParts, asked);
  return parts.map((part) => ({ ...part, amount: neg(part.amount) }));
}

async function cashParts(ctx: Ctx): Promise<Parts> {
  const { roles } = await loadLedger(ctx);
  const codes = [...new Set([roles.cash, roles.bank, roles.otherMonetaryFunds])];
  return ctx.reads.report(accountParts, { codes, month: ctx.today.slice(0, 7) });
}

const totalOf = (parts: Parts): Decimal => sum(parts.map(({ amount }) => amount));

const summed = (figure: keyof typeof figures, parts: Parts) => {
  const value = totalOf(parts);
  return { value, steps: [...parts, { label: figures[figure], amount: value, chosen: true }] };
};

async function margin(ctx: Ctx) {
  const revenue = await results(ctx, 'revenue', 'otherRevenue');
  const cost = await results(ctx, 'costOfSales', 'otherCost');
  const rate = marginOf(totalOf(revenue), neg(totalOf(cost)));
  return {
    value: rate,
    steps: [
      ...[...revenue, ...cost],
      { label: texts.profit, amount: totalOf([...revenue, ...cost]) },
      { label: texts.revenue, amount: totalOf(revenue) },
      { label: figures.margin, chosen: true, ...(rate !== null && { rate }) },
    ],
  };
}

/** The same sums as on the cockpit, by what they are made of. */
export const explainFigure: QueryRun<typeof contract> = async (ctx, { figure }) => {
  if (figure === 'margin') return margin(ctx);
  const partsOf = {
    cash: () => cashParts(ctx),
    receivable: () => ctx.reads.report(customerParts, {}),
    revenue: () => results(ctx, 'revenue', 'otherRevenue'),
    orders: () => ctx.reads.report(orderParts, {}),
  };
  return summed(figure, await partsOf[figure]());
};

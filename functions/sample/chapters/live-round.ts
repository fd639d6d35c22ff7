import { period } from '../../../shared/contracts/finance/period.ts';
import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { sum } from '../../../shared/kernel/decimal.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { groupedApart } from '../domain/grouped-apart.ts';
import type { Money, Round, Sale } from '../domain/happenings.ts';
import { namesOf } from '../names.ts';
import type { Input, Performer } from '../perform.ts';
import { buy, make, type Scene, sell } from './make-and-sell.ts';
import { vouch } from './open-books.ts';

/** A twelfth of the year, in the order in which its stock allows it. */
export async function liveRound(on: Performer, round: Round, index: number): Promise<void> {
  const names = await namesOf(on.ctx().store);
  const scene: Scene = { on, names, key: `r${index}` };
  const [early, late] = halves(round.sales);
  await buy(scene, round.purchases);
  await sell({ ...scene, key: `r${index}a` }, early);
  for (const [stage, { lots, ...days }] of round.making.entries()) {
    await make({ ...scene, key: `r${index}m${stage}` }, lots, days);
  }
  await sell({ ...scene, key: `r${index}b` }, late);
  await settle(scene, round);
  await keepBooks(scene, round);
}

function halves(sales: readonly Sale[]): [Sale[], Sale[]] {
  const first = sales[0]?.deliverOn;
  return [
    sales.filter(({ deliverOn }) => deliverOn === first),
    sales.filter(({ deliverOn }) => deliverOn !== first),
  ];
}

/** What came from customers and went to suppliers, the oldest items first. */
async function settle({ on, names, key }: Scene, { receipts, payments }: Round): Promise<void> {
  const inputs = (list: readonly Money[], party: (code: string) => Input) =>
    list.map((one) => ({
      ...party(one.party),
      ...{ date: one.on, amount: one.amount, method: 'bankTransfer' },
    }));
  const steps = [
    [
      'in',
      'finance.receivePayment',
      receipts,
      (code: string) => ({ customerId: names.customer(code) }),
    ],
    [
      'out',
      'finance.paySupplier',
      payments,
      (code: string) => ({ supplierId: names.supplier(code) }),
    ],
  ] as const;
  for (const [name, operation, list, party] of steps) {
    for (const [turn, group] of groupedApart(list, (one) => [one.party], 6).entries()) {
      const day = group[0]?.on as BusinessDate;
      const all = inputs(group, party);
      await on.performAll(`${key}-${name}-${turn}`, day, operation, all, 6);
    }
  }
}

const SELLING = '42000';
const RUNNING = '50000';
const DEPRECIATION = '15000';

/** Wages and running costs; VAT and profit of the months that are over. */
async function keepBooks(scene: Scene, { span, expenses, closes }: Round): Promise<void> {
  const { on, key } = scene;
  const paid = sum([expenses.conversion, SELLING, RUNNING]);
  await vouch(on, `${key}-costs`, expenses.on, '工资及费用 Wages and running costs', [
    ['conversionClearing', expenses.conversion, '0'],
    ['sellingExpense', SELLING, '0'],
    ['adminExpense', RUNNING, '0'],
    ['bank', '0', paid],
    ['adminExpense', DEPRECIATION, '0'],
    ['accumulatedDepreciation', '0', DEPRECIATION],
  ]);
  for (const month of closes) {
    const id = await on.ctx().store.findUnique(period, ['code'], [month]);
    await closing(on, `${key}-vat-${month}`, span.to, 'finance.transferVat', { id });
    await closing(on, `${key}-profit-${month}`, span.to, 'finance.transferProfit', { id });
  }
}

/** A month that bought more than it sold owes no VAT: then there is nothing to transfer. */
async function closing(
  on: Performer,
  key: string,
  day: BusinessDate,
  operation: string,
  input: Input,
): Promise<void> {
  try {
    await on.perform(key, day, operation, input);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'finance.nothingToTransfer') throw error;
  }
}

import { journal } from '../../../shared/contracts/finance/journal.ts';
import type { numberVouchers as contract } from '../../../shared/contracts/finance/ledger-operations.ts';
import { period } from '../../../shared/contracts/finance/period.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { numberVouchers as numbersFor } from '../domain/numbering-pass.ts';
import { loadLedger } from '../queries.ts';
import { unnumberedJournals } from '../reports/unnumbered-journals.ts';

/** As many vouchers as one commit can hold. */
const PASS = 80;

/** Continues 1..n without a gap: the period's last number is taken in the same commit. */
export const numberVouchers: CommandRun<typeof contract> = async (ctx, { id }) => {
  const { voucherWord: word } = await loadLedger(ctx);
  const month = await load(ctx, period, id, 'journal.number');
  const question = { period: month.code, limit: PASS };
  const { ids, count } = await ctx.reads.report(unnumberedJournals, question);
  const found = await ctx.store.findMany(journal, ids);
  const waiting = [...found.values()].filter((one) => one.voucherNumber === undefined);
  const numbers = numbersFor(
    waiting.map((one) => ({ id: one.id, date: one.date, word })),
    month.lastVoucher,
  );
  const byId = new Map(numbers.map((one) => [one.id, one.number]));
  const lastVoucher = month.lastVoucher + waiting.length;
  const vouchers = waiting.map((one) => {
    const voucherNumber = byId.get(one.id) as number;
    return revise(ctx, journal, one, { voucherWord: word, voucherNumber });
  });
  const counted = waiting.length > 0 ? [revise(ctx, period, month, { lastVoucher })] : [];
  return {
    result: {
      period: month.code,
      numbered: waiting.length,
      remaining: count - waiting.length,
      lastVoucher,
    },
    changes: [...counted, ...vouchers],
  };
};

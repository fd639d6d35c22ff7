import type { accountLedger as contract } from '../../../shared/contracts/finance/finance-queries.ts';
import { add, sub } from '../../../shared/kernel/decimal.ts';
import { notFound } from '../../../shared/kernel/errors.ts';
import { openCursor, sealCursor } from '../../platform/cursor.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { spanOf } from '../domain/span.ts';
import { accountLines, type LinePlace } from '../reports/account-lines.ts';

const PAGE = 200;

const placeOf = ([date, journalId, position, balance]: readonly unknown[]): LinePlace => ({
  date: String(date),
  journalId: String(journalId),
  position: Number(position),
  balance: String(balance),
});

export const accountLedger: QueryRun<typeof contract> = async (ctx, input) => {
  const { accountCode, customerId, supplierId, cursor, asOf } = input;
  const span = spanOf(input, ctx.today);
  const question = { accountCode, ...span, customerId, supplierId };
  const purpose = `${ctx.tenant.id}:accountLedger:${JSON.stringify(question)}`;
  const found = await ctx.reads.report(
    accountLines,
    {
      ...{ accountCode, ...span, limit: input.limit ?? PAGE },
      ...(customerId !== undefined && { customerId }),
      ...(supplierId !== undefined && { supplierId }),
      ...(cursor !== undefined && { after: placeOf(openCursor(cursor, purpose)) }),
    },
    asOf,
  );
  if (found.name === undefined) throw notFound({ noun: 'account', id: accountCode });
  const last = found.lines.at(-1);
  const { opening, debit, credit } = found;
  return {
    ...{ accountCode, name: found.name, ...span, opening, debit, credit },
    closing: sub(add(opening, debit), credit),
    lines: found.lines.map(({ position, ...line }) => ({ ...line, line: position + 1 })),
    ...(found.more &&
      last && {
        nextCursor: sealCursor([last.date, last.journalId, last.position, last.balance], purpose),
      }),
  };
};

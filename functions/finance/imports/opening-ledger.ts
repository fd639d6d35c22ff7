import type * as z from 'zod';
import { openingLedger } from '../../../shared/contracts/finance/imports.ts';
import { eq, isZero, sub } from '../../../shared/kernel/decimal.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import {
  defineImport,
  type ImportedBatch,
  type ImportRow,
} from '../../platform/imports/import-run.ts';
import { accountsByCode } from '../data/accounts-by-code.ts';
import { assertOpenToPosting, assertPayable } from '../domain/check-voucher.ts';
import { openedByItem } from '../domain/control-roles.ts';
import { openingDate } from '../domain/ledger.ts';
import { openingBalances } from '../domain/opening-entry.ts';
import { postJournal } from '../postings.ts';
import { loadLedger } from '../queries.ts';
import { openedBalances } from '../reports/opened-balances.ts';

type Row = z.infer<typeof openingLedger.row>;

/**
 * The trial balance of the books before. A row that was brought in already is left alone, a
 * corrected one posts the difference.
 */
export const openingLedgerImport = defineImport({
  target: openingLedger,
  inOrder: true,
  actionsOf: () => 2,
  async run(ctx, rows: ImportRow<Row>[]): Promise<ImportedBatch> {
    const ledger = await loadLedger(ctx);
    const { currency, roles } = ledger;
    const codes = rows.map(({ values }) => values.accountCode);
    const accounts = await accountsByCode(ctx, codes);
    const known = await ctx.reads.report(openedBalances, {
      clearing: roles.openingClearing,
    });
    const counts = { created: 0, updated: 0, unchanged: 0 };
    const rowErrors: ImportedBatch['rowErrors'] = [];
    const moved: { accountCode: string; balance: string }[] = [];
    for (const { row, values } of rows) {
      const { accountCode, debit = '0', credit = '0' } = values;
      try {
        assertOpenToPosting(accounts, accountCode, '/accountCode');
        assertPayable(debit, currency, '/debit');
        assertPayable(credit, currency, '/credit');
      } catch (error) {
        if (!(error instanceof AppError) || error.status >= 500) throw error;
        rowErrors.push({ row, error });
        continue;
      }
      const wanted = sub(debit, credit);
      const before = known[accountCode];
      const same = eq(wanted, before ?? '0');
      counts[same ? 'unchanged' : before === undefined ? 'created' : 'updated'] += 1;
      moved.push({ accountCode, balance: sub(wanted, before ?? '0') });
    }
    const source = { noun: 'openingLedger', id: 'openingLedger' };
    const draft = openingBalances(
      { date: openingDate(ledger), currency, source },
      moved.filter(({ balance }) => !isZero(balance)),
      openedByItem(roles),
    );
    return { ...postJournal(ctx, ledger, draft, { kind: 'opening' }), ...counts, rowErrors };
  },
});

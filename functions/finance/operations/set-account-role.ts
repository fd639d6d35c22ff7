import type { setAccountRole as contract } from '../../../shared/contracts/finance/ledger-operations.ts';
import { ledgerSettings } from '../../../shared/contracts/finance/ledger-settings.ts';
import { isZero } from '../../../shared/kernel/decimal.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { accountsByCode, accountUnchangedGuard } from '../data/accounts-by-code.ts';
import { assertOpenToPosting } from '../domain/check-voucher.ts';
import { holdsBalance } from '../domain/control-roles.ts';
import { roleHasBalance } from '../domain/finance-errors.ts';
import { loadLedger } from '../queries.ts';
import { accountSums } from '../reports/account-sums.ts';

/** From now on the software posts this role to another account. */
export const setAccountRole: CommandRun<typeof contract> = async (ctx, { role, accountCode }) => {
  const ledger = await loadLedger(ctx);
  const code = ledger.roles[role];
  if (code === accountCode) return { result: ledger };
  const accounts = await accountsByCode(ctx, [accountCode]);
  assertOpenToPosting(accounts, accountCode, '/accountCode');
  if (holdsBalance(role)) {
    const { rows } = await ctx.reads.report(accountSums, { from: ctx.today, to: '9999-12-31' });
    const balance = rows.find((row) => row.accountCode === code)?.closing ?? '0';
    if (!isZero(balance)) throw roleHasBalance({ code, balance, role });
  }
  const roles = { ...ledger.roles, [role]: accountCode };
  const change = revise(ctx, ledgerSettings, ledger, { roles });
  const guards = [...accounts.values()].map(accountUnchangedGuard);
  return { result: change.after, changes: [change], guards };
};

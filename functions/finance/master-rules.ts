import { account } from '../../shared/contracts/finance/account.ts';
import { ledgerSettings } from '../../shared/contracts/finance/ledger-settings.ts';
import type { taxRate } from '../../shared/contracts/finance/tax-rate.ts';
import type { AnyDoc, Doc } from '../../shared/contracts/noun.ts';
import type { Ctx } from '../platform/context.ts';
import type { MasterRule, MasterRules } from '../platform/implementation.ts';
import { revise } from '../platform/outcome.ts';
import { accountsByCode } from './data/accounts-by-code.ts';
import { assertMayChange, assertMayHaveChild } from './domain/account-rules.ts';
import type { AccountDoc } from './domain/check-voucher.ts';
import { accountUnknown } from './domain/finance-errors.ts';
import { ratesWith } from './domain/rates-with.ts';
import { assertStandsOnStatement } from './domain/statements/stands-on-statement.ts';
import { statementsFor } from './domain/statements/statements-for.ts';
import { loadLedger } from './queries.ts';
import { accountUsage } from './reports/account-usage.ts';

async function parentOf(ctx: Ctx, code: string | undefined): Promise<AccountDoc | undefined> {
  if (code === undefined) return undefined;
  const found = (await accountsByCode(ctx, [code])).get(code);
  if (!found) throw accountUnknown({ code }, '/parentCode');
  return found;
}

const usageOf = async (ctx: Ctx, code: string) => {
  const { roles } = await loadLedger(ctx);
  const usage = await ctx.reads.report(accountUsage, { code });
  return { ...usage, hasRole: Object.values(roles).includes(code) };
};

/** The chart: what the software or a voucher uses keeps its code, class and place. */
const accountRule: MasterRule = {
  defaults: () => ({ leaf: true }),
  async check(ctx, after, before) {
    const next = after as unknown as AccountDoc;
    if (before) {
      const known = before as unknown as AccountDoc;
      assertMayChange(known, next, await usageOf(ctx, known.code));
      if (known.code === next.code && known.class === next.class) return;
    }
    const parent = await parentOf(ctx, next.parentCode);
    if (!parent) return assertStandsOnStatement(statementsFor((await loadLedger(ctx)).chart), next);
    if (!before) assertMayHaveChild(parent, next, await usageOf(ctx, parent.code));
  },
  async also(ctx, after, before) {
    if (before) return {};
    const parent = await parentOf(ctx, (after as unknown as AccountDoc).parentCode);
    return parent?.leaf ? { changes: [revise(ctx, account, parent, { leaf: false })] } : {};
  },
};

const rateOf = (doc: AnyDoc) => doc as unknown as Doc<typeof taxRate>;

/** The ledger holds the rates too, so that one read answers the rate of any day. */
const taxRateRule: MasterRule = {
  async also(ctx, after, before) {
    const ledger = await loadLedger(ctx);
    const taxRates = ratesWith(ledger.taxRates, rateOf(after), before && rateOf(before));
    return { changes: [revise(ctx, ledgerSettings, ledger, { taxRates })] };
  },
};

export const masterRules: MasterRules = { account: accountRule, taxRate: taxRateRule };

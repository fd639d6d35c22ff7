import { account } from '../../../shared/contracts/finance/account.ts';
import { conflict } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Guard } from '../../platform/guard.ts';
import { documentKey, uniqueKey } from '../../platform/keys.ts';
import type { AccountDoc } from '../domain/check-voucher.ts';

/** The accounts with these codes; those that do not exist are missing. Two reads in all. */
export async function accountsByCode(
  ctx: Ctx,
  codes: readonly string[],
): Promise<Map<string, AccountDoc>> {
  await ctx.store.preload(codes.map((code) => uniqueKey(account, ['code'], [code])));
  const ids = await Promise.all(
    [...new Set(codes)].map((code) => ctx.store.findUnique(account, ['code'], [code])),
  );
  const found = await ctx.store.findMany(
    account,
    ids.filter((id) => id !== undefined),
  );
  return new Map([...found.values()].map((one) => [one.code, one]));
}

/** The commit stands only if the account is still as it was read: a leaf, and not archived. */
export const accountUnchangedGuard = ({ id, code, version }: AccountDoc): Guard => ({
  key: documentKey(account, id),
  equals: { v: version },
  refusal: conflict({ reason: `account ${code} changed meanwhile.` }),
});

import type { refreshSession as contract } from '../../../shared/contracts/account/operations.ts';
import { sessionEnded } from '../../platform/identity/identity-errors.ts';
import { buildSessionCookies } from '../../platform/identity/session-cookies.ts';
import type { AccountRun } from '../account-context.ts';

/** Renews the session from the body's token or the cookie; naming a company chooses it. */
export const refreshSession: AccountRun<typeof contract> = async (ctx, input) => {
  const refreshToken = input.refreshToken ?? ctx.cookies.refreshToken;
  if (refreshToken === undefined) throw sessionEnded();
  const { tenantId } = input;
  const tokens = await ctx.runtime.identity.refresh({
    refreshToken,
    ...(tenantId !== undefined && { tenantId }),
  });
  return { body: tokens, cookies: buildSessionCookies(tokens) };
};

import type { signOut as contract } from '../../../shared/contracts/account/operations.ts';
import { clearSessionCookies } from '../../platform/identity/session-cookies.ts';
import type { AccountRun } from '../account-context.ts';

export const signOut: AccountRun<typeof contract> = async (ctx, input) => {
  const refreshToken = input.refreshToken ?? ctx.cookies.refreshToken;
  if (refreshToken !== undefined) await ctx.runtime.identity.signOut({ refreshToken });
  return { body: { signedOut: true }, cookies: clearSessionCookies() };
};

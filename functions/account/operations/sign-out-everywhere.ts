import type { signOutEverywhere as contract } from '../../../shared/contracts/account/operations.ts';
import { clearSessionCookies } from '../../platform/identity/session-cookies.ts';
import type { AccountRun } from '../account-context.ts';

export const signOutEverywhere: AccountRun<typeof contract> = async (ctx) => {
  await ctx.runtime.identity.signOutEverywhere(ctx.personId as string);
  return { body: { signedOut: true }, cookies: clearSessionCookies() };
};

import type { resetPassword as contract } from '../../../shared/contracts/account/operations.ts';
import type { AccountRun } from '../account-context.ts';

export const resetPassword: AccountRun<typeof contract> = async (ctx, input) => {
  await ctx.runtime.identity.confirmForgot({ ...input, source: ctx.source });
  return { body: { changed: true } };
};

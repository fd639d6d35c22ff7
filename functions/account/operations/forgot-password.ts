import type { forgotPassword as contract } from '../../../shared/contracts/account/operations.ts';
import type { AccountRun } from '../account-context.ts';

/** The answer is the same whether there is such an account or not. */
export const forgotPassword: AccountRun<typeof contract> = async (ctx, { email }) => {
  await ctx.runtime.identity.forgot({ email, source: ctx.source });
  return { body: { sent: true } };
};

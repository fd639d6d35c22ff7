import type { foundCompany as contract } from '../../../shared/contracts/account/operations.ts';
import type { AccountRun } from '../account-context.ts';
import { openCompany } from '../open-company.ts';

/** Another company of somebody who has signed in already; they become its owner. */
export const foundCompany: AccountRun<typeof contract> = async (ctx, choices) => {
  const personId = ctx.personId as string;
  const email = await ctx.runtime.identity.emailOf(personId);
  const { id: tenantId } = await openCompany(ctx.runtime, { personId, email, choices });
  return { body: { tenantId, state: 'onboarding' } };
};

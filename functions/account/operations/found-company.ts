import type { foundCompany as contract } from '../../../shared/contracts/account/operations.ts';
import type { AccountRun } from '../account-context.ts';
import { assertFirstPeriod } from '../first-period.ts';
import { openCompany, openCompanyOnce } from '../open-company.ts';

/** Another company of somebody who has signed in already; they become its owner. */
export const foundCompany: AccountRun<typeof contract> = async (ctx, choices) => {
  const personId = ctx.personId as string;
  assertFirstPeriod(choices, ctx.runtime.clock.now());
  const email = await ctx.runtime.identity.emailOf(personId);
  const wanted = { personId, email, choices };
  const { id: tenantId } =
    ctx.key === undefined
      ? await openCompany(ctx.runtime, wanted)
      : await openCompanyOnce(ctx.runtime, wanted, ctx.key);
  return { body: { tenantId, state: 'onboarding' } };
};

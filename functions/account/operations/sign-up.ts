import type { signUp as contract } from '../../../shared/contracts/account/operations.ts';
import { buildSessionCookies } from '../../platform/identity/session-cookies.ts';
import type { AccountRun } from '../account-context.ts';
import { assertFirstPeriod } from '../first-period.ts';
import { openCompany } from '../open-company.ts';

/** A person and their first company; the company is set up while the answer travels. */
export const signUp: AccountRun<typeof contract> = async (ctx, input) => {
  const { email, password, ...choices } = input;
  const { identity, clock } = ctx.runtime;
  assertFirstPeriod(choices, clock.now());
  const { sub } = await identity.signUp({ email, password, name: choices.name });
  const { id: tenantId } = await openCompany(ctx.runtime, { personId: sub, email, choices });
  const tokens = await identity.signIn({ email, password, tenantId, source: ctx.source });
  return {
    body: { tenantId, state: 'onboarding', ...tokens },
    cookies: buildSessionCookies(tokens),
  };
};

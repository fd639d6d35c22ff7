import type { signIn as contract } from '../../../shared/contracts/account/operations.ts';
import type { Control } from '../../platform/control.ts';
import { buildSessionCookies } from '../../platform/identity/session-cookies.ts';
import type { AccountRun } from '../account-context.ts';

/** With one company only, or one named, the session is for that company at once. */
export const signIn: AccountRun<typeof contract> = async (ctx, input) => {
  const { identity, control, verifyToken } = ctx.runtime;
  const first = await identity.signIn({ ...input, source: ctx.source });
  const { sub } = await verifyToken(first.accessToken);
  const companies = await companiesOf(control, sub);
  const only = companies.length === 1 && input.tenantId === undefined ? companies[0] : undefined;
  const tokens = only
    ? await identity.refresh({ refreshToken: first.refreshToken, tenantId: only.tenantId })
    : first;
  return { body: { ...tokens, companies }, cookies: buildSessionCookies(tokens) };
};

async function companiesOf(control: Control, sub: string) {
  return (await control.companiesOf(sub)).map(({ tenantId, name }) => ({ tenantId, name }));
}

import type { signIn as contract } from '../../../shared/contracts/account/operations.ts';
import type { Membership } from '../../platform/control/memberships.ts';
import type { Tokens } from '../../platform/identity/identity-provider.ts';
import { buildSessionCookies } from '../../platform/identity/session-cookies.ts';
import type { AccountCtx, AccountRun } from '../account-context.ts';
import { companiesOf } from '../companies-of.ts';

/**
 * With one company only, or one named, the session is for that company at once. Naming one that
 * has invited the person is their yes; without a name nobody enters a company for the first time.
 */
export const signIn: AccountRun<typeof contract> = async (ctx, { tenantId, ...credentials }) => {
  const { identity, control, verifyToken } = ctx.runtime;
  const first = await identity.signIn({ ...credentials, source: ctx.source });
  const { sub } = await verifyToken(first.accessToken);
  const companies = await companiesOf(control, sub);
  const entered = companies.filter(({ invited }) => !invited);
  const chosen = tenantId ?? (entered.length === 1 ? entered[0]?.tenantId : undefined);
  const tokens = chosen === undefined ? first : await choose(ctx, first, sub, companies, chosen);
  const shown = companies.map((one) => (one.tenantId === chosen ? entryOf(one) : one));
  return { body: { ...tokens, companies: shown }, cookies: buildSessionCookies(tokens) };
};

/** Whoever is in has accepted. */
const entryOf = ({ tenantId, name, sample }: Membership): Membership => ({
  tenantId,
  name,
  ...(sample && { sample }),
});

async function choose(
  { runtime }: AccountCtx,
  { refreshToken }: Tokens,
  sub: string,
  companies: readonly Membership[],
  tenantId: string,
): Promise<Tokens> {
  try {
    const named = companies.find((one) => one.tenantId === tenantId);
    if (named?.invited) await runtime.control.accept(sub, tenantId);
    return await runtime.identity.refresh({ refreshToken, tenantId });
  } catch (error) {
    // Nobody will hold this session's token, so it must not live on for thirty days.
    await runtime.identity.signOut({ refreshToken });
    throw error;
  }
}

import type { changePassword as contract } from '../../../shared/contracts/account/operations.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { tokenMissing } from '../../platform/identity/identity-errors.ts';
import type { Tokens } from '../../platform/identity/identity-provider.ts';
import {
  buildSessionCookies,
  clearSessionCookies,
} from '../../platform/identity/session-cookies.ts';
import type { AccountCtx, AccountRun } from '../account-context.ts';

/** Whoever else holds a session of this person loses it; they themselves go on in a fresh one. */
export const changePassword: AccountRun<typeof contract> = async (ctx, input) => {
  const { accessToken, personId } = ctx;
  if (accessToken === undefined || personId === undefined) throw tokenMissing();
  const { identity } = ctx.runtime;
  await identity.changePassword({ accessToken, ...input });
  await identity.signOutEverywhere(personId);
  const session = await freshSession(ctx, personId, input.password);
  return {
    body: { changed: true, ...(session && { session }) },
    cookies: session ? buildSessionCookies(session) : clearSessionCookies(),
  };
};

/** Undefined if signing in is refused just now: the password is changed all the same. */
async function freshSession(
  { runtime: { identity }, source, tenantId }: AccountCtx,
  personId: string,
  password: string,
): Promise<Tokens | undefined> {
  try {
    const email = await identity.emailOf(personId);
    return await identity.signIn({
      ...{ email, password, source },
      ...(tenantId !== undefined && { tenantId }),
    });
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

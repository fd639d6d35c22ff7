import * as z from 'zod';
import { normaliseEmail } from '../../../functions/platform/identity/normalise-email.ts';
import { drawUuid, type IdentityContext } from './identity-context.ts';
import { hashPassword } from './password-hash.ts';
import { requireGoodPassword } from './person-operations.ts';
import { attributesOf } from './user-attributes.ts';
import type { User } from './users.ts';
import { invalidParameter, userNotFound, WireError } from './wire-error.ts';
import { defineWireOperation } from './wire-operation.ts';

const text = z.string().min(1).max(2048);
const whom = z.object({ UserPoolId: text, Username: text });

/** Finds a person by id or, as in a pool with e-mail aliases, by address. */
function requireUser(ctx: IdentityContext, input: z.output<typeof whom>): User {
  requirePool(ctx, input.UserPoolId);
  const email = normaliseEmail(input.Username);
  const user = email === undefined ? ctx.users.bySub(input.Username) : ctx.users.byEmail(email);
  if (user === undefined) throw userNotFound();
  return user;
}

function requirePool(ctx: IdentityContext, userPoolId: string): void {
  if (userPoolId !== ctx.userPoolId) {
    throw new WireError('ResourceNotFoundException', 'User pool does not exist.');
  }
}

const describe = (user: User) => ({
  Username: user.sub,
  UserCreateDate: user.createdAt / 1000,
  UserLastModifiedDate: user.updatedAt / 1000,
  Enabled: user.enabled,
  UserStatus: user.status,
});

export const adminGetUser = defineWireOperation(whom, async (ctx, input) => {
  const user = requireUser(ctx, input);
  return { ...describe(user), UserAttributes: attributesOf(user) };
});

export const adminCreateUser = defineWireOperation(
  z.object({
    ...whom.shape,
    MessageAction: z.literal('SUPPRESS'),
    UserAttributes: z.array(z.object({ Name: text, Value: z.string().optional() })).optional(),
    TemporaryPassword: z.undefined().optional(),
  }),
  async (ctx, input) => {
    requirePool(ctx, input.UserPoolId);
    const email = normaliseEmail(input.Username);
    if (email === undefined) throw invalidParameter('Username should be an email.');
    const at = ctx.now();
    const user: User = {
      sub: drawUuid(ctx.random),
      email,
      name: input.UserAttributes?.find(({ Name }) => Name === 'name')?.Value,
      password: undefined,
      status: 'FORCE_CHANGE_PASSWORD',
      enabled: true,
      createdAt: at,
      updatedAt: at,
    };
    ctx.users.add(user);
    return { User: { ...describe(user), Attributes: attributesOf(user) } };
  },
);

export const adminSetUserPassword = defineWireOperation(
  z.object({ ...whom.shape, Password: z.string().min(1).max(1024), Permanent: z.literal(true) }),
  async (ctx, input) => {
    const user = requireUser(ctx, input);
    requireGoodPassword(input.Password, user.email);
    const hash = await hashPassword(input.Password, ctx.passwordCost, ctx.random);
    ctx.users.setPassword(user.sub, hash, ctx.now());
    return {};
  },
);

export const adminDisableUser = defineWireOperation(whom, async (ctx, input) => {
  const user = requireUser(ctx, input);
  ctx.db.transaction(() => {
    ctx.users.setEnabled(user.sub, false, ctx.now());
    ctx.sessions.revokeAll(user.sub);
  });
  return {};
});

export const adminEnableUser = defineWireOperation(whom, async (ctx, input) => {
  ctx.users.setEnabled(requireUser(ctx, input).sub, true, ctx.now());
  return {};
});

export const adminDeleteUser = defineWireOperation(whom, async (ctx, input) => {
  ctx.users.remove(requireUser(ctx, input).sub);
  return {};
});

export const adminUserGlobalSignOut = defineWireOperation(whom, async (ctx, input) => {
  ctx.sessions.revokeAll(requireUser(ctx, input).sub);
  return {};
});

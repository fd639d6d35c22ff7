import { apiKey } from '../../../shared/contracts/platform/nouns.ts';
import type { createApiKey as contract } from '../../../shared/contracts/platform/operations.ts';
import { defineError } from '../../../shared/kernel/errors.ts';
import { generateApiKey, hashApiKey } from '../identity/api-key.ts';
import type { CommandRun } from '../implementation.ts';
import { create } from '../outcome.ts';
import { scopeOf } from '../permissions.ts';

const beyondYourself = defineError(
  'scopeBeyondYours',
  403,
  'You cannot give a key the right {permission}: you do not have it for the whole company.',
);

/** A key can do no more than the person who makes it. Its secret is in this answer only. */
export const createApiKey: CommandRun<typeof contract> = async (ctx, input) => {
  input.scopes.forEach((permission, index) => {
    if (scopeOf(ctx.access, permission) !== 'all') {
      throw beyondYourself({ permission }, `/scopes/${index}`);
    }
  });
  const { test = false, ...fields } = input;
  const change = create(ctx, apiKey, { ...fields, test, active: true });
  const key = generateApiKey(test ? 'test' : 'live', ctx.random);
  if (!ctx.dryRun) {
    await ctx.control.putApiKey(key.id, {
      tenantId: ctx.tenant.id,
      apiKeyId: change.after.id,
      hash: hashApiKey(key),
    });
  }
  return { result: { ...change.after, key: key.text }, changes: [change] };
};

import type { Ctx } from '../../platform/context.ts';
import type { Guard } from '../../platform/guard.ts';
import type { Key } from '../../platform/keys.ts';
import { structureChanged } from '../domain/errors.ts';

const headKey: Key = { pk: 'engineering', sk: 'structure' };

/** What the structure of the company was last changed by; undefined while nothing was released. */
export async function structureHead(ctx: Ctx): Promise<string | undefined> {
  const [head] = await ctx.store.items([headKey]);
  return head?.['token'] as string | undefined;
}

/**
 * Whoever adds to the structure has seen all of it: of two releases at once, each of which would
 * be sound without the other, one decides again.
 */
export const structureGuard = (seen: string | undefined, token: string): Guard => ({
  key: headKey,
  equals: { token: seen },
  set: { token },
  refusal: structureChanged(),
});

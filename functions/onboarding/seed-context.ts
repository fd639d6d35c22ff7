import type { Ctx } from '../platform/context.ts';
import { idFrom } from '../platform/hashing.ts';

/**
 * A seed that is sown again after half of it went in must draw the ids it drew before: its later
 * documents point to its earlier ones.
 */
export function seedContext(ctx: Ctx, seed: string): Ctx {
  let count = 0;
  const newId = (prefix: string): string => {
    count += 1;
    return idFrom(prefix, ctx.tenant.id, 'seed', seed, String(count));
  };
  return { ...ctx, newId };
}

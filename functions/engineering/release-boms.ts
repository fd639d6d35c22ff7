import type { Ctx } from '../platform/context.ts';
import type { Guard } from '../platform/guard.ts';
import { edgesOf } from './domain/structure.ts';
import { guardStructure, type StructureMemory } from './structure-check.ts';
import type { VersionBook } from './version-book.ts';

/**
 * The guards of a commit that releases bills of materials: versions of an item do not overlap, and
 * with all of its versions as the commit leaves them no product is a part of itself.
 */
export async function releaseGuards(
  ctx: Ctx,
  book: VersionBook<'bom'>,
  memory?: StructureMemory,
): Promise<Guard[]> {
  const released = await book.released();
  const made = new Map(
    [...released].map(([itemId, versions]) => [itemId, versions.flatMap(edgesOf)] as const),
  );
  return [...book.guards(), await guardStructure(ctx, made, memory)];
}

import type { AppError } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Guard } from '../../platform/guard.ts';
import type { Key } from '../../platform/keys.ts';
import type { Item } from '../../platform/store.ts';
import { versionsChanged } from '../domain/errors.ts';
import type { Validity } from '../domain/validity.ts';

/** What is versioned by item and date. */
export type Versioned = 'bom' | 'routing';

/** A released version and its days. */
export interface ReleasedVersion extends Validity {
  id: string;
  revision: string;
}

/** All released versions of an item lie in one entry, so that one read decides over them. */
export interface Register {
  versions: ReleasedVersion[];
  /** Changes with every release; undefined while nothing was ever released. */
  stamp?: string | undefined;
}

export const registerKey = (kind: Versioned, itemId: string): Key => ({
  pk: `item#${itemId}`,
  sk: `${kind}Versions`,
});

export const readRegister = (entry: Item | undefined): Register =>
  entry
    ? {
        versions: JSON.parse(entry['versions'] as string) as ReleasedVersion[],
        stamp: entry['stamp'] as string,
      }
    : { versions: [] };

/** The registers of items, read consistently and together. */
export async function registersOf(
  ctx: Ctx,
  kind: Versioned,
  itemIds: readonly string[],
): Promise<Map<string, Register>> {
  const ids = [...new Set(itemIds)];
  const entries = await ctx.store.items(ids.map((id) => registerKey(kind, id)));
  return new Map(ids.map((id, index) => [id, readRegister(entries[index])]));
}

/** The register with these versions, if it still is as it was read. */
export function registerGuard(
  kind: Versioned,
  itemId: string,
  { stamp }: Register,
  versions: readonly ReleasedVersion[],
  refusal: AppError = versionsChanged(),
): Guard {
  return {
    key: registerKey(kind, itemId),
    equals: { stamp },
    set: { stamp: String(Number(stamp ?? '0') + 1), versions: JSON.stringify(versions) },
    refusal,
  };
}

import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { BusinessDate } from '../../shared/kernel/date.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { structureTooDeep } from './domain/errors.ts';
import type { ExplodedBom } from './domain/explode.ts';
import { MAX_LEVELS } from './domain/structure.ts';
import { type Bom, bomsOn, linesOn } from './queries.ts';

type Item = Doc<typeof item>;

/** A product on a day with all that is below it. */
export interface LoadedStructure {
  boms: Map<string, ExplodedBom & Pick<Bom, 'id'>>;
  items: Map<string, Item>;
}

/** Reads level by level, each with two reads whatever its width, down to `levels`. */
export async function structureOn(
  ctx: Ctx,
  itemId: string,
  date: BusinessDate,
  levels: number = MAX_LEVELS,
): Promise<LoadedStructure> {
  const boms: LoadedStructure['boms'] = new Map();
  const seen = new Set([itemId]);
  let next = [itemId];
  for (let level = 0; next.length > 0 && level <= levels; level += 1) {
    if (level > MAX_LEVELS) throw structureTooDeep({ limit: MAX_LEVELS });
    const found = await bomsOn(ctx, next, date);
    next = [];
    for (const [product, version] of found) {
      const lines = linesOn(version, date);
      boms.set(product, { ...version, lines });
      for (const { itemId: component } of lines) {
        if (!seen.has(component)) next.push(component);
        seen.add(component);
      }
    }
  }
  return { boms, items: await itemsById(ctx, [...seen]) };
}

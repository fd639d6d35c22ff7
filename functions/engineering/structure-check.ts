import { item } from '../../shared/contracts/masterdata/item.ts';
import type { Ctx } from '../platform/context.ts';
import type { Guard } from '../platform/guard.ts';
import { structureGuard, structureHead } from './data/structure-head.ts';
import { type Edge, findCycle, refuseCycle } from './domain/structure.ts';
import { structureReport, unpackStructure } from './reports/structure.ts';

type Edges = Map<string, readonly Edge[]>;

/**
 * The structure as it was last seen. One decision looks once; an import keeps it from batch to
 * batch, so that it is read again only when somebody else released something.
 */
export interface StructureMemory {
  seen?: { head: string | undefined; edges: Edges };
  /** What the last decision would add, which counts once its token stands at the head. */
  pending?: { token: string; edges: Edges };
}

async function knownStructure(ctx: Ctx, memory: StructureMemory) {
  const head = await structureHead(ctx);
  const { seen, pending } = memory;
  delete memory.pending;
  if (seen && pending && head === pending.token) {
    for (const [itemId, edges] of pending.edges) seen.edges.set(itemId, edges);
    seen.head = head;
  } else if (!seen || seen.head !== head) {
    const packed = await ctx.reads.report(structureReport, {});
    memory.seen = { head, edges: unpackStructure(packed) };
  }
  return memory.seen as { head: string | undefined; edges: Edges };
}

/**
 * The guard under which these items may be made of these parts from now on. Throws
 * 'engineering.bomCycle' if a product would become a part of itself on some day.
 */
export async function guardStructure(
  ctx: Ctx,
  made: Edges,
  memory: StructureMemory = {},
): Promise<Guard> {
  const { head, edges } = await knownStructure(ctx, memory);
  const edgesNow = (itemId: string) => made.get(itemId) ?? edges.get(itemId) ?? [];
  const cycle = findCycle(edgesNow, made.keys());
  if (cycle) {
    const items = await ctx.store.findMany(item, cycle);
    refuseCycle(cycle, (id) => items.get(id)?.code ?? id);
  }
  const token = ctx.newId('bom');
  memory.pending = { token, edges: made };
  return structureGuard(head, token);
}

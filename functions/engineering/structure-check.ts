import { item } from '../../shared/contracts/masterdata/item.ts';
import type { Ctx } from '../platform/context.ts';
import type { Guard } from '../platform/guard.ts';
import { structureGuard, structureHead } from './data/structure-head.ts';
import { type Edge, findCycle, refuseCycle } from './domain/structure.ts';
import { structureReport, unpackStructure } from './reports/structure.ts';

type Edges = Map<string, readonly Edge[]>;

interface Seen {
  head: string | undefined;
  edges: Edges;
  /** Whatever is a part of something: nothing else can be a part of itself. */
  used: Set<string>;
}

const note = (used: Set<string>, edges: Edges): void => {
  for (const list of edges.values()) for (const { child } of list) used.add(child);
};

/**
 * The structure as it was last seen. One decision looks once; an import keeps it from batch to
 * batch, so that it is read again only when somebody else released something.
 */
export interface StructureMemory {
  seen?: Seen;
  /** What the last decision would add, which counts once its token stands at the head. */
  pending?: { token: string; edges: Edges };
}

async function knownStructure(ctx: Ctx, memory: StructureMemory): Promise<Seen> {
  const head = await structureHead(ctx);
  const { seen, pending } = memory;
  delete memory.pending;
  if (seen && pending && head === pending.token) {
    for (const [itemId, edges] of pending.edges) seen.edges.set(itemId, edges);
    note(seen.used, pending.edges);
    seen.head = head;
  } else if (!seen || seen.head !== head) {
    const edges = unpackStructure(await ctx.reads.report(structureReport, {}));
    memory.seen = { head, edges, used: new Set() };
    note(memory.seen.used, edges);
  }
  return memory.seen as Seen;
}

/** What would be made of itself, in the structure as it is known with these parts in it. */
function cycleIn({ edges, used }: Seen, made: Edges): string[] | undefined {
  const usedNow = new Set<string>();
  note(usedNow, made);
  const starts = [...made.keys()].filter((itemId) => used.has(itemId) || usedNow.has(itemId));
  return findCycle((itemId) => made.get(itemId) ?? edges.get(itemId) ?? [], starts);
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
  const remembered = memory.seen;
  const seen = await knownStructure(ctx, memory);
  const cycle = cycleIn(seen, made);
  if (cycle && seen === remembered) {
    // What was retired meanwhile leaves no trace at the head, so look again before refusing.
    delete memory.seen;
    return guardStructure(ctx, made, memory);
  }
  if (cycle) {
    const items = await ctx.store.findMany(item, cycle);
    refuseCycle(cycle, (id) => items.get(id)?.code ?? id);
  }
  const token = ctx.newId('bom');
  memory.pending = { token, edges: made };
  return structureGuard(seen.head, token);
}

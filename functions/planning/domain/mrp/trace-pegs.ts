// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Found } from './find-in-plan.ts';
import type { PlanView } from './plan-view.ts';
import type { Quantity } from './quantity.ts';
import { GIVEN, givenThere, PLANNED, parentOf, STOCK, walkPegs } from './walk-pegs.ts';

export interface TracedPeg {
  level: number;
  /** What it was reached from. */
  from: string;
  kind: 'stock' | 'given' | 'planned' | 'deficit' | 'dependent';
  id?: string;
  stream: number;
  quantity: Quantity;
  /** Offset from today: of a supply when it is there, of a demand when it is needed. */
  day?: number;
}

interface Hit {
  supplyKind: number;
  supply: number;
  demandKind: number;
  demand: number;
  quantity: Quantity;
}

function pegsOf(view: PlanView, stream: number): Hit[] {
  const hits: Hit[] = [];
  walkPegs(
    view.columns,
    stream,
    (supplyKind, supply, demandKind, demand, quantity) =>
      hits.push({ supplyKind, supply, demandKind, demand, quantity }),
    () => {},
  );
  return hits;
}

/** A whole tree can be very large: it is cut here. */
const MOST = 2_000;

interface Step {
  level: number;
  from: string;
  at: Found;
}

/** Follows pegs from something in the plan: to whom it serves, or to what serves it. */
export function tracePegs(
  view: PlanView,
  start: Found,
  id: string,
  direction: 'demands' | 'supplies',
  levels: number,
): TracedPeg[] {
  const traced: TracedPeg[] = [];
  const open: Step[] = [{ level: 1, from: id, at: start }];
  const streams = new Map<number, Hit[]>();
  const hitsOf = (stream: number): Hit[] => {
    const known = streams.get(stream) ?? pegsOf(view, stream);
    streams.set(stream, known);
    return known;
  };
  const seen = new Set<string>([id]);
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const found =
      direction === 'demands' ? servedBy(view, next, hitsOf) : servers(view, next, hitsOf);
    for (const { peg, on } of found) {
      if (traced.length === MOST) return traced;
      traced.push(peg);
      if (on === undefined || peg.level >= levels || seen.has(on.from)) continue;
      seen.add(on.from);
      open.push({ ...on, level: peg.level + 1 });
    }
  }
  return traced;
}

type Reached = { peg: TracedPeg; on?: Omit<Step, 'level'> };

function servedBy(
  view: PlanView,
  { at, level, from }: Step,
  hitsOf: (s: number) => Hit[],
): Reached[] {
  const { columns } = view;
  if (at.kind === 'demand' || at.kind === 'need') return [];
  const kind = at.kind === 'planned' ? PLANNED : GIVEN;
  const hits = hitsOf(at.stream).filter((hit) => hit.supplyKind === kind && hit.supply === at.row);
  return hits.map(({ demandKind, demand, quantity }): Reached => {
    const base = { level, from, stream: at.stream, quantity };
    if (demandKind === GIVEN) {
      const own = columns.demandIds[demand]!;
      return { peg: { ...base, kind: 'given', id: own, day: columns.demandDay[demand]! } };
    }
    if (demandKind !== PLANNED) return { peg: { ...base, kind: 'deficit' } };
    const parent = parentOf(columns, demand);
    const stream = view.streamOfOrder(parent);
    const day = Math.max(0, columns.orderRelease[parent]!);
    const parentId = view.orderId(parent, stream);
    return {
      peg: { ...base, kind: 'dependent', id: view.needId(demand, parent), day },
      on: { from: parentId, at: { kind: 'planned', stream, row: parent } },
    };
  });
}

function servers(
  view: PlanView,
  { at, level, from }: Step,
  hitsOf: (s: number) => Hit[],
): Reached[] {
  const { columns } = view;
  const reached: Reached[] = [];
  const collect = (stream: number, demandKind: number, demand: number) => {
    for (const hit of hitsOf(stream)) {
      if (hit.demandKind !== demandKind || hit.demand !== demand) continue;
      const base = { level, from, stream, quantity: hit.quantity };
      if (hit.supplyKind === STOCK) reached.push({ peg: { ...base, kind: 'stock' } });
      else if (hit.supplyKind === GIVEN) {
        const day = givenThere(columns, hit.supply);
        reached.push({ peg: { ...base, kind: 'given', id: columns.supplyIds[hit.supply]!, day } });
      } else {
        const own = view.orderId(hit.supply, stream);
        reached.push({
          peg: { ...base, kind: 'planned', id: own, day: columns.orderAvailable[hit.supply]! },
          on: { from: own, at: { kind: 'planned', stream, row: hit.supply } },
        });
      }
    }
  };
  if (at.kind === 'demand') collect(at.stream, GIVEN, at.row);
  else if (at.kind === 'need') collect(at.stream, PLANNED, at.row);
  else if (at.kind === 'planned') {
    for (let need = columns.needStart[at.row]!; need < columns.needStart[at.row + 1]!; need += 1) {
      collect(columns.needStream[need]!, PLANNED, need);
    }
  }
  return reached;
}

import type { Snapshot } from '../snapshot.ts';
import { achieve } from './achieve.ts';
import { ChangedStreams } from './changed-streams.ts';
import { compileSnapshot } from './compile-snapshot.ts';
import { findExceptions } from './exceptions.ts';
import { fastArithmetic } from './fast-arithmetic.ts';
import { makePlan } from './make-plan.ts';
import type { Model } from './model.ts';
import { patchPlan } from './patch-plan.ts';
import type { PlanColumns } from './plan-columns.ts';
import { TooLargeToBeFast } from './quantity.ts';

export interface Replanned {
  plan: PlanColumns;
  /** Streams that were netted again; all, if what changed cannot be told. */
  netted: number;
}

const same = (a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean => {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
};

/**
 * Whether the same names stand on the same levels on the same days, so that rows can be compared.
 */
const isComparable = (model: Model, before: PlanColumns): boolean =>
  before.lastDay === model.lastDay &&
  before.frame === model.frame &&
  same(before.items, model.items) &&
  same(before.areas, model.areas) &&
  same(before.itemDecimals, model.decimals) &&
  same(before.itemLevel, model.level);

function changedPlan(snapshot: Snapshot, before: PlanColumns): Replanned | undefined {
  if (before.exact || before.today !== snapshot.today || !before.streamRules) return undefined;
  const compiled = compileSnapshot(snapshot, fastArithmetic);
  if (!isComparable(compiled.model, before)) return undefined;
  const changed = new ChangedStreams(compiled, before);
  changed.netAll();
  const { plan, record, beyond } = patchPlan(changed, before);
  achieve(plan, compiled.model, record);
  findExceptions(plan, compiled.model, record, beyond);
  const netted = changed.plannings.filter((one) => one.netted !== undefined).length;
  return { plan, netted };
}

/**
 * The plan of a snapshot, byte for byte as `makePlan` makes it, but only what has changed since
 * the plan before is netted again. Another day or horizon, other items, areas,
 * levels or calendars, and quantities beyond doubles mean that all is. Throws as `makePlan` does.
 */
export function netChange(snapshot: Snapshot, before: PlanColumns): Replanned {
  try {
    const found = changedPlan(snapshot, before);
    if (found !== undefined) return found;
  } catch (error) {
    if (!(error instanceof TooLargeToBeFast)) throw error;
  }
  const plan = makePlan(snapshot);
  return { plan, netted: plan.streamItem.length };
}

// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Snapshot } from '../snapshot.ts';
import { achieve } from './achieve.ts';
import { compileSnapshot } from './compile-snapshot.ts';
import { exactArithmetic } from './exact-arithmetic.ts';
import { findExceptions } from './exceptions.ts';
import { fastArithmetic } from './fast-arithmetic.ts';
import { finish } from './finish.ts';
import type { PlanColumns } from './plan-columns.ts';
import { openLedger, planStreams } from './plan-streams.ts';
import { type Arithmetic, TooLargeToBeFast } from './quantity.ts';

function planWith(snapshot: Snapshot, arithmetic: Arithmetic): PlanColumns {
  const compiled = compileSnapshot(snapshot, arithmetic);
  const planned = openLedger(compiled);
  planStreams(planned);
  const plan = finish(planned);
  const { sequence, streams } = planned;
  const record = Int32Array.from(
    sequence.data.subarray(0, sequence.length),
    (stream) => streams.record[stream]!,
  );
  achieve(plan, planned.model, record);
  findExceptions(plan, planned.model, record, planned.orders.beyondMaximum);
  return plan;
}

/**
 * Plans a snapshot by the rules of plan-rules.md, whatever the order of its rows. Throws
 * 'unknownItem', 'duplicateItem', 'duplicateBom', 'bomCycle', 'quantityTooLarge'.
 */
export function makePlan(snapshot: Snapshot): PlanColumns {
  try {
    return planWith(snapshot, fastArithmetic);
  } catch (error) {
    if (!(error instanceof TooLargeToBeFast)) throw error;
    return planWith(snapshot, exactArithmetic);
  }
}

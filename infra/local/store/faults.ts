import { writeOperations } from './table-access.ts';

/**
 * What can go wrong with a store call. `conflict`, `throttle`, `timeoutBefore` and `crashBefore`
 * leave no effect; after `timeoutAfter` and `crashAfter` the effect is there but unanswered;
 * `lateCommit` cuts the connection now and takes effect `ms` later; `delay` only waits.
 */
export type FaultKind =
  | 'conflict'
  | 'throttle'
  | 'timeoutBefore'
  | 'timeoutAfter'
  | 'delay'
  | 'lateCommit'
  | 'crashBefore'
  | 'crashAfter';

export interface StoreCall {
  readonly operation: string;
  readonly tables: readonly string[];
}

export interface Fault {
  readonly kind: FaultKind;
  /** The number of the call, from 1, counted over the calls the plan looked at. */
  readonly number: number;
  /** For `delay` and `lateCommit`, in milliseconds. */
  readonly ms: number;
  /** In [0, 1): picks the conflicting item or the kind of throttling. */
  readonly pick: number;
}

export interface FaultPlan {
  /** False switches faults off and stops counting, for the reads of a checker. */
  active: boolean;
  /** Faults handed out so far, in order, with the operation they hit. */
  readonly injected: readonly (Fault & { readonly operation: string })[];
  readonly calls: number;
  next(call: StoreCall): Fault | undefined;
  /** Told by the guard for `crashBefore` and `crashAfter`; a test host ends itself here. */
  crash(fault: Fault, call: StoreCall): void;
}

export interface FaultSettings {
  readonly seed: number;
  /** Chance per call and kind, 0 to 1; together at most 1. */
  readonly rates?: Partial<Readonly<Record<FaultKind, number>>>;
  /** Faults by call number, from 1; they go before the rates. */
  readonly at?: Readonly<Record<number, FaultKind | { kind: FaultKind; ms: number }>>;
  /** Which calls are counted and may fail; all when left out. */
  readonly only?: (call: StoreCall) => boolean;
  readonly delayMs?: number;
  readonly lateMs?: number;
  readonly onCrash?: (fault: Fault, call: StoreCall) => void;
}

/** A small seeded generator of numbers in [0, 1): the same seed gives the same row anywhere. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The draw of call n depends on seed and n alone, not on what the calls before it were. */
export function createFaultPlan(settings: FaultSettings): FaultPlan {
  const injected: (Fault & { operation: string })[] = [];
  let calls = 0;
  return {
    active: true,
    injected,
    get calls() {
      return calls;
    },
    next(call) {
      if (!this.active || settings.only?.(call) === false) return undefined;
      const number = ++calls;
      const fault = draw(settings, number);
      if (!fault || !applies(fault.kind, call.operation)) return undefined;
      injected.push({ ...fault, operation: call.operation });
      return fault;
    },
    crash: (fault, call) => settings.onCrash?.(fault, call),
  };
}

function draw(settings: FaultSettings, number: number): Fault | undefined {
  const random = mulberry32(settings.seed + Math.imul(number, 0x9e3779b9));
  const chance = random();
  const pick = random();
  const planned = settings.at?.[number];
  if (typeof planned === 'object') return { ...planned, number, pick };
  const kind = planned ?? byRate(settings.rates ?? {}, chance);
  if (!kind) return undefined;
  const ms = kind === 'lateCommit' ? (settings.lateMs ?? 50) : (settings.delayMs ?? 20);
  return { kind, number, ms, pick };
}

function byRate(rates: NonNullable<FaultSettings['rates']>, chance: number) {
  let sum = 0;
  for (const [kind, rate] of Object.entries(rates)) {
    sum += rate;
    if (chance < sum) return kind as FaultKind;
  }
  return undefined;
}

/** AWS has no conflict on a plain read or a batch, and only a write can come late. */
function applies(kind: FaultKind, operation: string): boolean {
  if (kind === 'lateCommit') return writeOperations.has(operation);
  if (kind !== 'conflict') return true;
  if (operation === 'TransactGetItems') return true;
  return writeOperations.has(operation) && operation !== 'BatchWriteItem';
}

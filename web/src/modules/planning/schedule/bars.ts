import { addDays, diffDays } from '../../../../../shared/kernel/date.ts';

/** What a bar needs to know of an operation; times are minutes into the shift. */
export interface PlannedOperation {
  workOrderId: string;
  order: string;
  itemId: string;
  dueOn: string;
  operation: number;
  name: string;
  workCentreId: string;
  machine: number;
  startOn: string;
  startMinute: number;
  endOn: string;
  minutes: number;
}

export interface Bar extends PlannedOperation {
  /** In days from the first one shown: 1.5 is the middle of the second day. */
  from: number;
  to: number;
  late: boolean;
}

export const daysBetween = (from: string, to: string): number => diffDays(from, to);

/**
 * A bar from the start to the end that is planned. The minute of the end follows from the work
 * that is left for the last day, as work goes on over nights and free days.
 */
export function barOf(one: PlannedOperation, first: string, shiftMinutes: number): Bar {
  const from = daysBetween(first, one.startOn) + one.startMinute / shiftMinutes;
  const lastDay = daysBetween(first, one.endOn);
  const firstDayLeft = shiftMinutes - one.startMinute;
  const sameDay = one.endOn === one.startOn;
  const rest = (one.minutes - firstDayLeft) % shiftMinutes;
  const endMinute = sameDay ? one.startMinute + one.minutes : rest <= 0 ? shiftMinutes : rest;
  const to = lastDay + Math.min(1, endMinute / shiftMinutes);
  return { ...one, from, to: Math.max(to, from + 0.04), late: one.endOn > one.dueOn };
}

/**
 * Below each other what is planned for one machine at one time: the track of each bar, from 0, the
 * highest that is free when it begins.
 */
export function tracksOf<B extends Pick<Bar, 'from' | 'to'>>(bars: readonly B[]): Map<B, number> {
  const ends: number[] = [];
  const tracks = new Map<B, number>();
  for (const bar of bars.toSorted((a, b) => a.from - b.from)) {
    const free = ends.findIndex((end) => end <= bar.from + 1e-9);
    const track = free < 0 ? ends.length : free;
    ends[track] = bar.to;
    tracks.set(bar, track);
  }
  return tracks;
}

/** The tracks of one machine, of which the first has so many tracks of the machines above it. */
export interface Lane {
  machine: number;
  above: number;
  tracks: number;
}

/**
 * The machines of a work centre below each other, each as high as what is planned for it at one
 * time, and the track of each bar in turn, counted from the first machine on.
 */
export function lanesOf(
  bars: readonly Pick<Bar, 'from' | 'to' | 'machine'>[],
  machines: number,
): { lanes: Lane[]; tracks: number[]; height: number } {
  const lanes: Lane[] = [];
  const trackOf = new Map<object, number>();
  let above = 0;
  for (let machine = 1; machine <= machines; machine += 1) {
    const own = tracksOf(bars.filter((bar) => bar.machine === machine));
    for (const [bar, track] of own) trackOf.set(bar, above + track);
    const high = Math.max(1, ...[...own.values()].map((track) => track + 1));
    lanes.push({ machine, above, tracks: high });
    above += high;
  }
  return { lanes, tracks: bars.map((bar) => trackOf.get(bar) ?? 0), height: above };
}

/** The machine whose lane a track belongs to; the nearest beyond the first and the last. */
export function machineAt(lanes: readonly Lane[], track: number): number {
  return lanes.findLast(({ above }) => above <= track)?.machine ?? 1;
}

/** The day and the minute of a place on the axis, on full quarters of an hour. */
export function placeOf(at: number, first: string, shiftMinutes: number) {
  const whole = Math.floor(at + 1e-9);
  const minute = Math.round(((at - whole) * shiftMinutes) / 15) * 15;
  const over = minute >= shiftMinutes;
  const startOn = addDays(first, over ? whole + 1 : whole);
  return { startOn, startMinute: over ? 0 : Math.max(0, minute) };
}

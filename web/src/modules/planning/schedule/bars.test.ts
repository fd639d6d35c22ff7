import { describe, expect, it } from 'vitest';
import { barOf, lanesOf, machineAt, type PlannedOperation, placeOf, tracksOf } from './bars.ts';

const planned = (more: Partial<PlannedOperation>): PlannedOperation => ({
  workOrderId: 'wo',
  order: 'WO-1',
  itemId: 'itm',
  dueOn: '2026-11-30',
  operation: 10,
  name: 'Turning',
  workCentreId: 'wc',
  machine: 1,
  startOn: '2026-11-23',
  startMinute: 120,
  endOn: '2026-11-23',
  minutes: 240,
  ...more,
});

describe('the bar of an operation', () => {
  it('lies within its day when the work does', () => {
    const { from, to } = barOf(planned({}), '2026-11-22', 480);
    expect([from, to]).toEqual([1.25, 1.75]);
  });

  it('ends on the last day after the work that the days before left over', () => {
    const bar = barOf(planned({ minutes: 480, endOn: '2026-11-24' }), '2026-11-22', 480);
    expect(bar.to).toBe(2.25);
  });

  it('fills its last day when the work ends with the shift', () => {
    const bar = barOf(planned({ minutes: 840, endOn: '2026-11-24' }), '2026-11-22', 480);
    expect(bar.to).toBe(3);
  });

  it('is late when it ends after the order is due', () => {
    expect(barOf(planned({ dueOn: '2026-11-22' }), '2026-11-22', 480).late).toBe(true);
  });
});

it('bars at one time lie below each other, and one that begins when another ends beside it', () => {
  const bars = [
    { from: 1, to: 1.5 },
    { from: 1.25, to: 2 },
    { from: 1.5, to: 1.75 },
    { from: 1.6, to: 3 },
  ];
  expect([...tracksOf(bars).values()]).toEqual([0, 1, 0, 2]);
});

it('machines lie below each other, each as high as what is planned for it at one time', () => {
  const bars = [
    { from: 1, to: 2, machine: 3 },
    { from: 1.5, to: 2, machine: 1 },
    { from: 1, to: 2, machine: 1 },
  ];
  const { lanes, tracks, height } = lanesOf(bars, 3);
  expect(lanes).toEqual([
    { machine: 1, above: 0, tracks: 2 },
    { machine: 2, above: 2, tracks: 1 },
    { machine: 3, above: 3, tracks: 1 },
  ]);
  expect(tracks).toEqual([3, 1, 0]);
  expect(height).toBe(4);
  expect([-1, 0, 1.9, 2, 3, 9].map((track) => machineAt(lanes, track))).toEqual([1, 1, 1, 2, 3, 3]);
});

describe('a place on the axis', () => {
  it('is a day and a quarter of an hour of its shift', () => {
    expect(placeOf(1.26, '2026-11-22', 480)).toEqual({ startOn: '2026-11-23', startMinute: 120 });
  });

  it('at the end of a shift is the beginning of the next day', () => {
    expect(placeOf(0.999, '2026-11-22', 480)).toEqual({ startOn: '2026-11-23', startMinute: 0 });
  });
});

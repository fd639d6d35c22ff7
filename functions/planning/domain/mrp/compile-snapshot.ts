// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Snapshot } from '../snapshot.ts';
import { compileBoms } from './compile-boms.ts';
import { compileDemands, compileSupplies } from './compile-given.ts';
import { compileRecords } from './compile-records.ts';
import { Digest } from './digest.ts';
import { GivenNames } from './given-names.ts';
import { levelsOf } from './levels.ts';
import type { Given, Model, Records } from './model.ts';
import type { Arithmetic } from './quantity.ts';
import { Streams } from './streams.ts';

export interface Compiled {
  model: Model;
  streams: Streams;
  demands: Given;
  supplies: Given;
}

/** Stock of each item and area, summed; steps that are finer count as none. */
function stockOf(snapshot: Snapshot, names: GivenNames, model: Model, streams: Streams): void {
  for (const { itemId, area, quantity } of snapshot.onHand) {
    const item = names.item(itemId);
    const at = item * names.areas.length + names.area(area);
    const read = model.arithmetic.read(quantity, model.decimals[item]!, 'down');
    model.stock.set(at, (model.stock.get(at) ?? model.arithmetic.zero) + read);
    streams.free(item, names.area(area));
  }
}

function frameOf(snapshot: Snapshot, { item, area, dedicated }: Records): number {
  const digest = new Digest();
  for (const [id, calendar] of Object.entries(snapshot.calendars).sort(([a], [b]) =>
    byText(a, b),
  )) {
    const { workingWeekdays, holidays, makeUpDays } = calendar;
    digest.text(JSON.stringify([id, workingWeekdays, holidays, makeUpDays]));
  }
  for (let row = 0; row < item.length; row += 1) {
    digest.number(item[row]!).number(area[row]!).number(dedicated[row]!);
  }
  return digest.value();
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What of the columns follows from items, structures and calendars alone. */
type Structure = Pick<
  Model,
  'calendars' | 'decimals' | 'recordStart' | 'records' | 'boms' | 'level' | 'frame'
>;

function compileStructure(
  snapshot: Snapshot,
  names: GivenNames,
  arithmetic: Arithmetic,
): Structure {
  const compiled = compileRecords(snapshot, names, arithmetic);
  const boms = compileBoms(snapshot, names, compiled.decimals);
  return {
    ...compiled,
    boms,
    level: levelsOf(boms, names.items, names.lastDay),
    frame: frameOf(snapshot, compiled.records),
  };
}

function structureOf(snapshot: Snapshot, names: GivenNames, arithmetic: Arithmetic): Structure {
  const make = () => compileStructure(snapshot, names, arithmetic);
  const { today, horizonDays, lossMode, calendars, items, boms, lastMade } = snapshot;
  if (lastMade === undefined) return make();
  const given = [today, horizonDays, lossMode, calendars, names.areas, arithmetic.exact];
  return lastMade.as('structure', [items, boms, JSON.stringify(given)], make);
}

/** A snapshot in columns. Throws 'unknownItem', 'duplicateItem', 'duplicateBom', 'bomCycle'. */
export function compileSnapshot(snapshot: Snapshot, arithmetic: Arithmetic): Compiled {
  const names = new GivenNames(snapshot);
  const structure = structureOf(snapshot, names, arithmetic);
  // Field by field: netting reads a model that was put together by spreading more slowly.
  const model: Model = {
    arithmetic,
    today: names.today,
    lastDay: names.lastDay,
    items: names.items,
    areas: names.areas,
    orders: names.orders,
    calendars: structure.calendars,
    decimals: structure.decimals,
    recordStart: structure.recordStart,
    records: structure.records,
    boms: structure.boms,
    level: structure.level,
    frame: structure.frame,
    stock: new Map(),
  };
  const streams = new Streams(model);
  stockOf(snapshot, names, model, streams);
  const reader = { model, names, streams };
  const demands = compileDemands(snapshot, reader);
  const supplies = compileSupplies(snapshot, reader);
  return { model, streams, demands, supplies };
}

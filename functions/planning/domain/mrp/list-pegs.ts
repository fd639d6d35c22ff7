// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { BusinessDate } from '../../../../shared/kernel/date.ts';
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import type { Demand, Supply } from '../snapshot.ts';
import { DEMAND_KINDS, SUPPLY_KINDS } from './compile-given.ts';
import type { PlanView } from './plan-view.ts';
import { GIVEN, givenThere, PegWalk, PLANNED, parentOf, STOCK, startOf } from './walk-pegs.ts';

/** So much of a demand is covered by this supply, or by none. Over a demand it adds up to it. */
export interface ListedPeg {
  itemId: string;
  area: string;
  order: string;
  /** 'plannedOrder' needs it of its component; 'stockDeficit' is stock below zero. */
  demandKind: Demand['kind'] | 'plannedOrder' | 'stockDeficit';
  demand?: string;
  /** The day on which it is needed. */
  demandOn: BusinessDate;
  demandQuantity: Decimal;
  /** 'short': nothing covers it. */
  supplyKind: Supply['kind'] | 'plannedOrder' | 'stock' | 'short';
  supply?: string;
  /** The day on which it is there. */
  supplyOn?: BusinessDate;
  quantity: Decimal;
}

type DemandSide = Pick<ListedPeg, 'demandKind' | 'demand' | 'demandOn' | 'demandQuantity'>;
type SupplySide = Pick<ListedPeg, 'supplyKind' | 'supply' | 'supplyOn'>;

/** Rows `first` to `first + most − 1` of all pegs and shortages, stream by stream. */
export function listPegs(view: PlanView, first: number, most: number): ListedPeg[] {
  const { columns } = view;
  const streams = columns.streamItem.length;
  const listed: ListedPeg[] = [];
  const walk = new PegWalk(columns);
  let row = 0;
  for (let stream = 0; stream < streams && listed.length < most; stream += 1) {
    walk.open(stream);
    while (listed.length < most && walk.next()) {
      if (row >= first) listed.push(listedPeg(view, stream, walk));
      row += 1;
    }
  }
  return listed;
}

const listedPeg = (view: PlanView, stream: number, walk: PegWalk): ListedPeg => ({
  ...view.stream(stream),
  ...demandOf(view, stream, walk),
  ...(walk.isShort ? { supplyKind: 'short' as const } : supplyOf(view, stream, walk)),
  quantity: view.quantity(stream, walk.quantity),
});

function demandOf(view: PlanView, stream: number, { demandKind, demand }: PegWalk): DemandSide {
  const { columns } = view;
  if (demandKind === GIVEN) {
    return {
      demandKind: DEMAND_KINDS[columns.demandKind[demand]!]!,
      demand: columns.demandIds[demand]!,
      demandOn: view.date(columns.demandDay[demand]!),
      demandQuantity: view.quantity(stream, columns.demandQuantity[demand]!),
    };
  }
  if (demandKind === PLANNED) {
    const parent = parentOf(columns, demand);
    return {
      demandKind: 'plannedOrder',
      demand: view.needId(demand, parent),
      demandOn: view.date(startOf(columns, parent)),
      demandQuantity: view.quantity(stream, columns.needQuantity[demand]!),
    };
  }
  const demandQuantity = view.quantity(stream, -columns.streamStock[stream]!);
  return { demandKind: 'stockDeficit', demandOn: view.date(0), demandQuantity };
}

function supplyOf(view: PlanView, stream: number, { supplyKind, supply }: PegWalk): SupplySide {
  const { columns } = view;
  if (supplyKind === STOCK) return { supplyKind: 'stock', supplyOn: view.date(0) };
  if (supplyKind === GIVEN) {
    return {
      supplyKind: SUPPLY_KINDS[columns.supplyKind[supply]!]!,
      supply: columns.supplyIds[supply]!,
      supplyOn: view.date(givenThere(columns, supply)),
    };
  }
  return {
    supplyKind: 'plannedOrder',
    supply: view.orderId(supply, stream),
    supplyOn: view.date(columns.orderAvailable[supply]!),
  };
}

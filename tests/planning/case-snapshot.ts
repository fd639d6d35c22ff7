import type {
  Component,
  Demand,
  LeadTime,
  LotRule,
  OnHand,
  PlannedBom,
  PlannedItem,
  Snapshot,
  Supply,
} from '../../functions/planning/domain/snapshot.ts';

type ShortItem = Partial<Omit<PlannedItem, 'id' | 'lot' | 'leadTime'>> & {
  id: string;
  lot?: Partial<LotRule>;
  leadTime?: Partial<LeadTime>;
};
type ShortBom = Partial<Omit<PlannedBom, 'itemId' | 'components'>> & {
  itemId: string;
  components: (Partial<Component> & { itemId: string })[];
};
type Needed<T, K extends keyof T> = Partial<T> & Pick<T, K>;

/** A snapshot that leaves out what is not its point; see README.md. */
export type ShortSnapshot = Partial<
  Omit<Snapshot, 'items' | 'boms' | 'onHand' | 'demands' | 'supplies'>
> & {
  items: ShortItem[];
  boms?: ShortBom[];
  onHand?: Needed<OnHand, 'itemId' | 'quantity'>[];
  demands?: Needed<Demand, 'itemId' | 'quantity' | 'date'>[];
  supplies?: Needed<Supply, 'itemId' | 'quantity' | 'date'>[];
};

const itemOf = ({ lot, leadTime, ...rest }: ShortItem): PlannedItem => ({
  area: '',
  decimals: 0,
  source: 'make',
  safetyStock: '0',
  timeFenceDays: 0,
  madeToOrder: false,
  pegHard: false,
  ...rest,
  lot: { policy: 'lotForLot', ...lot },
  leadTime: { fixedDays: 0, perUnitDays: '0', counts: 'calendar', receiptDays: 0, ...leadTime },
});

const bomOf = ({ components, ...rest }: ShortBom): PlannedBom => ({
  outputQuantity: '1',
  yield: '1',
  ...rest,
  components: components.map((component, index) => ({
    lineNo: 10 * (index + 1),
    quantity: '1',
    fixed: '0',
    loss: '0',
    phantom: false,
    ...component,
  })),
});

export const caseSnapshot = (short: ShortSnapshot): Snapshot => ({
  today: '2026-01-05',
  horizonDays: 84,
  lossMode: 'factor',
  calendars: { standard: { workingWeekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] } },
  ...short,
  items: short.items.map(itemOf),
  boms: (short.boms ?? []).map(bomOf),
  onHand: (short.onHand ?? []).map((row) => ({ area: '', ...row })),
  demands: (short.demands ?? []).map((row, index) => ({
    id: `d${index + 1}`,
    kind: 'salesOrder',
    area: '',
    priority: 0,
    ...row,
  })),
  supplies: (short.supplies ?? []).map((row, index) => ({
    id: `s${index + 1}`,
    kind: 'purchaseOrder',
    area: '',
    ...row,
  })),
});

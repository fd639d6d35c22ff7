import type { mergeKeys } from '../../../shared/contracts/planning/plan-choices.ts';
import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { type Decimal, sum } from '../../../shared/kernel/decimal.ts';

export interface LineWanted {
  salesOrderId: string;
  lineNo: number;
  itemId: string;
  date: BusinessDate;
  /** Made for it alone: it gets an order of its own. */
  toOrder: boolean;
  quantity: Decimal;
  /** When it has to be begun, and the version of the bill of materials of that day. */
  build?: { startOn: BusinessDate; bomId: string } | undefined;
}

export interface MergedLines {
  itemId: string;
  quantity: Decimal;
  /** The earliest of its lines. */
  dueOn: BusinessDate;
  /** Where versions are kept apart: the earliest start, which is of the same version. */
  startOn?: BusinessDate | undefined;
  pegs: { salesOrderId: string; lineNo: number; quantity: Decimal }[];
}

export type MergeKey = keyof typeof mergeKeys;

const apart = {
  none: (_: LineWanted, index: number) => String(index),
  item: () => '',
  itemDate: ({ date }: LineWanted) => date,
  itemBom: ({ build }: LineWanted) => build?.bomId ?? '',
} as const satisfies Record<MergeKey, unknown>;

/**
 * Lines of one item, and of one day or one version where that is wished, become one order; pegs in
 * the order of the lines. A line made to order shares with nobody.
 */
export function mergeLines(lines: readonly LineWanted[], by: MergeKey): MergedLines[] {
  const groups = new Map<string, LineWanted[]>();
  lines.forEach((line, index) => {
    const rule = apart[line.toOrder ? 'none' : by];
    const key = `${line.itemId}~${rule(line, index)}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  });
  return [...groups.values()].map((group) => ({
    itemId: (group[0] as LineWanted).itemId,
    quantity: sum(group.map(({ quantity }) => quantity)),
    dueOn: group.map(({ date }) => date).sort()[0] as BusinessDate,
    startOn: group.flatMap(({ build }) => build?.startOn ?? []).sort()[0],
    pegs: group.map(({ salesOrderId, lineNo, quantity }) => ({ salesOrderId, lineNo, quantity })),
  }));
}

import type { Stage } from '../../../shared/contracts/crm/pipeline.ts';
import { add, type Decimal, div, sum } from '../../../shared/kernel/decimal.ts';

const DAY_MS = 86_400_000;
const MAX_IDS = 1000;

export interface FunnelDeal {
  id: string;
  state: Stage['kind'];
  amount: Decimal;
  /** Stages in the order they were entered. */
  moves: readonly { to: string; at: string }[];
}

export interface FunnelStage extends Pick<Stage, 'name' | 'kind'> {
  stage: string;
  count: number;
  amount: Decimal;
  conversion?: Decimal;
  averageDays?: Decimal;
  opportunityIds: string[];
}

export interface Funnel {
  stages: FunnelStage[];
  lost: { count: number; amount: Decimal };
}

/**
 * Counts for every stage the deals that came at least this far, so that a deal which skipped a
 * stage or went back is counted where it has been. Conversion is to four, days to one decimal.
 */
export function funnelOf(stages: readonly Stage[], deals: readonly FunnelDeal[]): Funnel {
  const path = stages.filter(({ kind }) => kind !== 'lost');
  const furthest = deals.map(({ moves }) =>
    Math.max(0, ...moves.map(({ to }) => path.findIndex(({ code }) => code === to))),
  );
  const counted = path.map((stage, index) => {
    const reached = deals.filter((_, position) => (furthest[position] as number) >= index);
    return { stage, reached };
  });
  const lost = deals.filter(({ state }) => state === 'lost');
  return {
    stages: counted.map(({ stage, reached }, index) => {
      const before = counted[index - 1]?.reached.length;
      const days = averageDays(stage.code, deals);
      return {
        ...{ stage: stage.code, name: stage.name, kind: stage.kind },
        count: reached.length,
        amount: sum(reached.map(({ amount }) => amount)),
        ...(before && { conversion: div(String(reached.length), String(before), 4) }),
        ...(days !== undefined && { averageDays: days }),
        opportunityIds: reached.slice(0, MAX_IDS).map(({ id }) => id),
      };
    }),
    lost: { count: lost.length, amount: sum(lost.map(({ amount }) => amount)) },
  };
}

/** The mean of all stays that have ended. */
function averageDays(code: string, deals: readonly FunnelDeal[]): Decimal | undefined {
  const stays = deals.flatMap(({ moves }) =>
    moves.flatMap(({ to, at }, index) => {
      const next = moves[index + 1];
      return to === code && next ? [Date.parse(next.at) - Date.parse(at)] : [];
    }),
  );
  if (stays.length === 0) return undefined;
  const total = stays.reduce((ms, stay) => add(ms, String(stay)), '0');
  return div(total, String(stays.length * DAY_MS), 1);
}

/** Whole days since a deal entered its stage. */
export const daysSince = (enteredAt: string, now: string): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(enteredAt)) / DAY_MS));

import { followUpMethods } from '../../../shared/contracts/crm/follow-up.ts';
import { type BusinessDate, instantToDate } from '../../../shared/kernel/date.ts';

type Method = keyof typeof followUpMethods;

/** One follow-up, as far as it is counted. */
export interface Activity {
  /** ISO in UTC. */
  at: string;
  method: Method;
  ownerId?: string;
  /** Whom it was about: a customer, else a lead. */
  about: string;
}

export interface ActivityDay extends Record<Method, number> {
  date: BusinessDate;
  ownerId?: string;
  count: number;
  contacted: number;
  firstAt: string;
  lastAt: string;
}

const none = Object.fromEntries(
  Object.keys(followUpMethods).map((method) => [method, 0]),
) as Record<Method, number>;

/**
 * Follow-ups counted per representative and local day, days in order. Takes them oldest first, and
 * leaves out what lies on other days than from `from` to `to`.
 */
export function activitiesByDay(
  activities: readonly Activity[],
  { timeZone, from, to }: { timeZone: string; from: BusinessDate; to: BusinessDate },
): ActivityDay[] {
  const days = new Map<string, { row: ActivityDay; about: Set<string> }>();
  for (const { at, method, ownerId, about } of activities) {
    const date = instantToDate(Date.parse(at), timeZone);
    if (date < from || date > to) continue;
    const key = `${date} ${ownerId ?? ''}`;
    const known = days.get(key) ?? {
      row: {
        ...{ date, ...(ownerId !== undefined && { ownerId }) },
        ...{ count: 0, ...none, contacted: 0, firstAt: at, lastAt: at },
      },
      about: new Set<string>(),
    };
    days.set(key, known);
    known.about.add(about);
    known.row[method] += 1;
    known.row.count += 1;
    known.row.contacted = known.about.size;
    known.row.lastAt = at;
  }
  return [...days.values()]
    .map(({ row }) => row)
    .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}

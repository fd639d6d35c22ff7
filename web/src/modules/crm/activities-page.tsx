// By hand: representatives down, days across from the newest; every number opens into its records.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { followUpMethods } from '../../../../shared/contracts/crm/follow-up.ts';
import { activitiesPerDay } from '../../../../shared/contracts/crm/report-operations.ts';
import { TitleText } from '../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { type ReportColumn, ReportTable } from '../../kit/report/report-table.tsx';
import { useDays } from '../../kit/workbench/days.tsx';
import { dateText, today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { type ActivityLine, daysUpTo, linesOf } from './activity-grid.ts';

const texts = {
  title: { en: 'Activities per day', zh: '每日跟进统计' },
  who: { en: 'Representative', zh: '跟进人' },
  nobody: { en: 'No owner', zh: '无跟进人' },
  total: { en: 'Total', zh: '合计' },
  none: { en: 'Nobody was in touch in these days.', zh: '这段时间没有跟进记录。' },
} as const;

export function Page() {
  const say = useSay();
  const span = useDays(['7', '14', '31'], '7');
  const days = daysUpTo(today(), span.days);
  const input = { from: days[0] as string, to: days.at(-1) as string };
  const { data, error } = useQuery(ask(activitiesPerDay, input, ['followUp']));
  const lines = linesOf(data?.rows ?? []);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        <span className="spacer" />
        {span.picker}
      </div>
      <ProblemBox error={error} />
      {data?.count === 0 ? (
        <div className="empty">{say(texts.none)}</div>
      ) : (
        <ReportTable
          label={say(texts.title)}
          columns={columnsOf(days, lines, say(texts.total))}
          rows={lines}
          keyOf={({ ownerId }) => ownerId ?? ''}
          loading={!data && !error}
        />
      )}
    </div>
  );
}

type Column = ReportColumn<ActivityLine>;

function columnsOf(
  days: readonly string[],
  lines: readonly ActivityLine[],
  total: string,
): Column[] {
  const sum = (of: (line: ActivityLine) => number) =>
    shown(lines.reduce((all, line) => all + of(line), 0));
  const figure = (key: string, label: Column['label'], of: (line: ActivityLine) => number) => ({
    ...{ key, label, width: 72, numeric: true },
    ...{ show: (line: ActivityLine) => shown(of(line)), foot: sum(of) },
  });
  return [
    { key: 'who', label: texts.who, show: Who, foot: total },
    figure('count', texts.total, ({ count }) => count),
    figure('call', followUpMethods.call, ({ calls }) => calls),
    figure('visit', followUpMethods.visit, ({ visits }) => visits),
    ...days.toReversed().map((date) => ({
      ...figure(date, sameIn(dateText(date)), ({ days: own }) => own.get(date)?.count ?? 0),
      show: (line: ActivityLine) => <DayCell line={line} date={date} />,
      wide: true,
    })),
  ];
}

const sameIn = (text: string) => ({ en: text, zh: text });
const shown = (count: number): string => (count === 0 ? '–' : String(count));

function Who({ ownerId }: ActivityLine) {
  const say = useSay();
  return ownerId ? <TitleText noun="member" id={ownerId} /> : say(texts.nobody);
}

/** Between the first and the last moment of the day lie exactly the records that are counted. */
function DayCell({ line, date }: { line: ActivityLine; date: string }) {
  const cell = line.days.get(date);
  if (!cell) return <span className="muted">–</span>;
  const search = {
    ...(cell.ownerId && { ownerId: cell.ownerId }),
    ...{ 'at.gte': cell.firstAt, 'at.lte': cell.lastAt },
  };
  return (
    <Link to="/crm/follow-ups" search={search as never}>
      {cell.count}
    </Link>
  );
}

// By hand: one page that an accountant can show: every check, green or red, and what breaks it.
import './finance.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type * as z from 'zod';
import type { Doc } from '../../../../shared/contracts/noun.ts';
import type { integrityRun } from '../../../../shared/contracts/platform/integrity-run.ts';
import { integrityReport, verifyLog } from '../../../../shared/contracts/platform/operations.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { Exceptions } from '../../kit/report/exceptions.tsx';
import { Verdict } from '../../kit/report/verdict.tsx';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { call } from '../../lib/call.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { decimalText, instantText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask, keys } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';

type Check = z.infer<(typeof integrityReport)['output']>['checks'][number];

const texts = {
  title: { en: 'Integrity', zh: '数据核对' },
  run: { en: 'Check now', zh: '立即核对' },
  verify: { en: 'Verify the log', zh: '校验日志' },
  night: { en: 'Last night, {moment}', zh: '最近夜间核对：{moment}' },
  never: {
    en: 'No night has passed yet since the company was founded.',
    zh: '公司开通后尚未到夜间核对时间。',
  },
  now: { en: 'Just now', zh: '刚刚核对' },
  holds: { en: 'All {count} checks passed', zh: '{count} 项核对全部成立' },
  broken: { en: '{count} {count:check|checks} failed', zh: '{count} 项核对不成立' },
  one: { en: '1 check failed', zh: '1 项核对不成立' },
  more: { en: '{count} {count:exception|exceptions}', zh: '{count} 条异常' },
  sealed: {
    en: 'The log is unbroken: {count} sealed {count:commit|commits}',
    zh: '日志完整：已封存 {count} 条提交',
  },
  torn: { en: 'The log was altered in {count} {count:place|places}', zh: '日志有 {count} 处异常' },
} as const;

function useLastNight() {
  return useQuery({
    queryKey: keys.list('integrityRun', { limit: 1 }),
    queryFn: async ({ signal }) => {
      const { list } = await loadNoun('integrityRun');
      const { data } = await call(list, { limit: 1 } as never, { signal });
      return (data as Doc<typeof integrityRun>[])[0] ?? null;
    },
    enabled: mayDo('integrityRun.read'),
  });
}

export function Page() {
  const say = useSay();
  const night = useLastNight();
  const fresh = useQuery({ ...ask(integrityReport, {}), enabled: false });
  const log = useQuery({ ...ask(verifyLog, {}), enabled: false });
  const mayVerify = mayDo(verifyLog.permission);
  const run = () => void fresh.refetch();
  usePageKeys({ 'ctrl+enter': run });
  const checks = fresh.data?.checks ?? night.data?.checks;
  const when = fresh.data
    ? say(texts.now)
    : night.data
      ? say(texts.night, { moment: instantText(night.data.ranAt) })
      : night.isPending
        ? ''
        : say(texts.never);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        <span className="spacer" />
        <div className="document-actions">
          {mayVerify && (
            <Button loading={log.isFetching} onClick={() => void log.refetch()}>
              {say(texts.verify)}
            </Button>
          )}
          <Button type="primary" loading={fresh.isFetching} onClick={run} title="Ctrl+Enter">
            {say(texts.run)}
          </Button>
        </div>
      </div>
      <ProblemBox error={fresh.error ?? log.error ?? night.error} />
      <div className="stack">
        <div className="row integrity-sum" role="status">
          {checks && <Sum checks={checks} />}
          <span className="caption">{when}</span>
        </div>
        {log.data && (
          <div className="card checklist-box">
            <Verdict ok={log.data.ok}>
              {say(log.data.ok ? texts.sealed : texts.torn, {
                count: decimalText(String(log.data.ok ? log.data.sealed : log.data.broken.length)),
              })}
            </Verdict>
          </div>
        )}
        {checks && <Checks checks={checks} />}
      </div>
    </div>
  );
}

function Sum({ checks }: { checks: readonly Check[] }) {
  const say = useSay();
  const red = checks.filter(({ ok }) => !ok).length;
  const text = red === 0 ? texts.holds : red === 1 ? texts.one : texts.broken;
  return (
    <Verdict ok={red === 0}>
      <strong>{say(text, { count: red === 0 ? checks.length : red })}</strong>
    </Verdict>
  );
}

/** What is broken first. */
function Checks({ checks }: { checks: readonly Check[] }) {
  const say = useSay();
  const ordered = checks.toSorted((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <ul className="card checklist">
      {ordered.map(({ id, title, ok, count, exceptions }) => (
        <li key={id}>
          <div className="row">
            <Verdict ok={ok}>{say(title)}</Verdict>
            <span className="spacer" />
            {!ok && <span className="caption">{say(texts.more, { count })}</span>}
            <span className="caption">{id}</span>
          </div>
          <Exceptions rows={exceptions} />
        </li>
      ))}
    </ul>
  );
}

import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { JobProgress, useJob } from '../../../kit/job-progress.tsx';
import { decimalText, instantText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import type { Run } from './plan-data.ts';

const texts = {
  basis: {
    en: 'Data of {at} · {items} items · {orders} planned orders · {late} late demands',
    zh: '数据时点 {at} · 物料 {items} · 计划订单 {orders} · 延误需求 {late}',
  },
  changes: {
    en: '{added} new, {removed} gone, {changed} changed since the run before',
    zh: '较上次：新增 {added}，取消 {removed}，变更 {changed}',
  },
  against: {
    en: '{added} new, {removed} gone, {changed} changed against the plan in use',
    zh: '较当前计划：新增 {added}，取消 {removed}，变更 {changed}',
  },
  under: { en: 'Planning is under way. You can leave this page.', zh: '正在运行，可离开此页。' },
  failed: { en: 'The last run failed: {why}', zh: '上次运行失败：{why}' },
} as const;

const number = (value: number | undefined) => decimalText(String(value ?? 0));

/** What the plan on this page rests on, in one line. */
export function RunLine({ run, inUse }: { run: Run; inUse: Run | undefined }) {
  const say = useSay();
  const { added, removed, changed } = run;
  return (
    <span className="caption">
      <TitleLink noun="planningRun" id={run.id} />{' '}
      {run.scenarioId && (
        <>
          · <TitleLink noun="planningScenario" id={run.scenarioId} /> ·{' '}
        </>
      )}
      {say(texts.basis, {
        at: instantText(run.snapshotAt ?? run.createdAt),
        items: number(run.streams),
        orders: number(run.orders),
        late: number(run.late),
      })}
      {added !== undefined &&
        ` · ${say(run.previousRunId === inUse?.id ? texts.against : texts.changes, {
          added: number(added),
          removed: number(removed),
          changed: number(changed),
        })}`}
    </span>
  );
}

/** A run as it goes on. */
export function RunProgress({ run }: { run: Run }) {
  const say = useSay();
  const { data: job } = useJob(run.jobId);
  return (
    <div className="panel run-progress" role="status">
      <p>{say(texts.under)}</p>
      {job && <JobProgress job={job} />}
    </div>
  );
}

export function RunFailed({ run }: { run: Run }) {
  const say = useSay();
  return (
    <div className="problem" role="alert">
      {say(texts.failed, { why: run.message ?? '' })}
    </div>
  );
}

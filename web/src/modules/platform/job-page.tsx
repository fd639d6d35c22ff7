// By hand: work that goes on is watched here: how far it is, what it did, why rows were refused.
import '../../kit/report/report.css';
import { Link } from '@tanstack/react-router';
import { CrashPage } from '../../app/crash-page.tsx';
import { LoadingPage } from '../../app/loading-page.tsx';
import { useIdOfPage, useNounOfPage } from '../../kit/dispatch/use-noun.ts';
import { TitleText } from '../../kit/fields/title-text.tsx';
import { RowErrors } from '../../kit/import/row-errors.tsx';
import { type Job, JobProgress, useJob } from '../../kit/job-progress.tsx';
import { decimalText, instantText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import { jobName } from './job-name.ts';

const texts = {
  begun: { en: 'Begun', zh: '开始' },
  ended: { en: 'Ended', zh: '结束' },
  by: { en: 'By', zh: '发起人' },
  created: { en: 'New', zh: '新增' },
  updated: { en: 'Changed', zh: '更新' },
  unchanged: { en: 'Unchanged', zh: '未变' },
  failed: { en: 'With errors', zh: '错误' },
} as const;

export function Page() {
  const say = useSay();
  const { noun } = useNounOfPage();
  const id = useIdOfPage();
  const { data: job, error } = useJob(id);
  if (error) return <CrashPage error={error} />;
  if (!job) return <LoadingPage />;
  return (
    <div className="page">
      <nav className="crumbs">
        <Link to="/platform/jobs">{say(pluralOf(noun.label))}</Link>
      </nav>
      <div className="page-head">
        <h1>{say(jobName(job))}</h1>
      </div>
      <div className="stack">
        <div className="card import-result">
          <JobProgress job={job} />
          <Facts job={job} />
          {job.message && <p className="field-error">{job.message}</p>}
          <RowErrors errors={job.errors} />
        </div>
      </div>
    </div>
  );
}

function Facts({ job }: { job: Job }) {
  const say = useSay();
  const counts = (['created', 'updated', 'unchanged', 'failed'] as const).filter(
    (name) => job[name] > 0,
  );
  const { ownerId } = job;
  return (
    <dl className="facts">
      {counts.map((name) => (
        <div key={name} className="fact">
          <dt>{say(texts[name])}</dt>
          <dd>{decimalText(String(job[name]))}</dd>
        </div>
      ))}
      <div className="fact">
        <dt>{say(texts.begun)}</dt>
        <dd>{instantText(job.createdAt)}</dd>
      </div>
      {job.finishedAt && (
        <div className="fact">
          <dt>{say(texts.ended)}</dt>
          <dd>{instantText(job.finishedAt)}</dd>
        </div>
      )}
      {ownerId?.startsWith('key_') && (
        <div className="fact">
          <dt>{say(texts.by)}</dt>
          <dd>
            <TitleText noun="apiKey" id={ownerId} />
          </dd>
        </div>
      )}
    </dl>
  );
}

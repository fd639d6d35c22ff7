import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { importTable, importTemplate } from '../../../../shared/contracts/platform/imports.ts';
import { call } from '../../lib/call.ts';
import { useSay } from '../../lib/language.ts';
import { loadSentences, sentence } from '../../lib/problem-text.ts';
import { refreshAll } from '../../lib/queries.ts';
import { saveText } from '../../lib/save-file.ts';
import { upload } from '../../lib/upload.ts';
import { ProblemBox, useSentences } from '../form/problem-box.tsx';
import { type Job, JobProgress, useJob } from '../job-progress.tsx';
import { ColumnMapping, type Mapping, unknownColumnsOf } from './column-mapping.tsx';
import { RowErrors } from './row-errors.tsx';

const texts = {
  title: { en: 'Import: {noun}', zh: '导入：{noun}' },
  template: { en: 'Download the template', zh: '下载模板' },
  choose: { en: 'Choose a file', zh: '选择文件' },
  drop: {
    en: 'CSV or Excel. Drop it here, or choose it. Nothing is written until you say so.',
    zh: '支持 CSV、Excel。可拖到此处或点击选择；先检查，确认后才写入。',
  },
  checked: { en: 'This is what the file would do', zh: '文件检查结果' },
  importing: { en: 'Importing', zh: '正在导入' },
  imported: { en: 'Imported', zh: '导入完成' },
  fresh: { en: '{count} new', zh: '新增 {count}' },
  changed: { en: '{count} changed', zh: '更新 {count}' },
  same: { en: '{count} unchanged', zh: '未变 {count}' },
  bad: { en: '{count} with errors', zh: '错误 {count}' },
  go: { en: 'Import', zh: '导入' },
  another: { en: 'Another file', zh: '换一个文件' },
  list: { en: 'To the list', zh: '返回列表' },
} as const;

interface Props {
  /** What the rows become: a noun, or another target. */
  target: string;
  label: Label;
  /** Where the way back leads, and what it is called. */
  back: { path: string; label: Label };
}

/** A file becomes documents: template, check without writing, then the real thing. */
export function ImportFlow({ target, label, back }: Props) {
  const say = useSay();
  const [fileId, setFileId] = useState<string>();
  const [jobId, setJobId] = useState<string>();
  const [checking, setChecking] = useState(true);
  const [mapping, setMapping] = useState<Mapping>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { data: job } = useJob(jobId);
  const unknown = unknownColumnsOf(job);
  useSentences(job?.message);
  const over = job?.state === 'succeeded' || job?.state === 'failed';
  useEffect(() => {
    if (over && !checking) refreshAll();
  }, [over, checking]);
  const guarded = async (act: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await act();
    } catch (failure) {
      await loadSentences();
      setError(failure);
    }
    setBusy(false);
  };
  const run = async (file: string, check: boolean, columns = mapping) => {
    const made = await call(importTable, {
      ...{ target, fileId: file, ...(check && { check }) },
      ...(Object.keys(columns).length > 0 && { mapping: columns }),
    });
    // What is shown is of one job: it changes only once there is another.
    setChecking(check);
    setJobId(made.id);
  };
  const take = (file: File) =>
    guarded(async () => {
      const id = await upload(file);
      setFileId(id);
      setMapping({});
      await run(id, true, {});
    });
  const template = () =>
    guarded(async () => {
      saveText(`${target}.csv`, String(await call(importTemplate, { target })), 'text/csv');
    });
  return (
    <div className="page">
      <nav className="crumbs">
        <Link to={back.path}>{say(back.label)}</Link>
      </nav>
      <div className="page-head">
        <h1>{say(texts.title, { noun: say(label) })}</h1>
        <span className="spacer" />
        <Button onClick={() => void template()}>{say(texts.template)}</Button>
      </div>
      <ProblemBox error={error} />
      {job ? (
        <div className="card import-result">
          <h2>{say(checking ? texts.checked : over ? texts.imported : texts.importing)}</h2>
          <JobProgress job={job} />
          {over && <Counts job={job} />}
          {over && job.message && unknown.length === 0 && (
            <p className="field-error">{sentence(job.code ?? '', job.params ?? {}, job.message)}</p>
          )}
          {over && unknown.length > 0 && (
            <ColumnMapping
              target={target}
              columns={unknown}
              busy={busy}
              onMap={(chosen) =>
                void guarded(async () => {
                  const next = { ...mapping, ...chosen };
                  setMapping(next);
                  await run(fileId as string, true, next);
                })
              }
            />
          )}
          {over && unknown.length === 0 && <RowErrors errors={job.errors} />}
          {over && (
            <div className="row">
              <Button onClick={() => setJobId(undefined)}>{say(texts.another)}</Button>
              {checking && job.created + job.updated > 0 && (
                <Button
                  type="primary"
                  loading={busy}
                  onClick={() => void guarded(() => run(fileId as string, false))}
                >
                  {say(texts.go)}
                </Button>
              )}
              {!checking && <Link to={back.path}>{say(texts.list)}</Link>}
            </div>
          )}
        </div>
      ) : jobId !== undefined ? (
        <div className="card import-result" aria-busy="true">
          <h2>{say(checking ? texts.checked : texts.importing)}</h2>
          <span className="bone" />
        </div>
      ) : (
        <DropArea busy={busy} onFile={(file) => void take(file)} />
      )}
    </div>
  );
}

function Counts({ job }: { job: Job }) {
  const say = useSay();
  return (
    <p className="row num-row">
      <span>{say(texts.fresh, { count: job.created })}</span>
      <span>{say(texts.changed, { count: job.updated })}</span>
      <span>{say(texts.same, { count: job.unchanged })}</span>
      {job.failed > 0 && (
        <span className="field-error">{say(texts.bad, { count: job.failed })}</span>
      )}
    </p>
  );
}

function DropArea({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section
      className="empty"
      aria-label={say(texts.choose)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <p>{say(texts.drop)}</p>
      <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
        {say(texts.choose)}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.xlsx"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
        }}
      />
    </section>
  );
}

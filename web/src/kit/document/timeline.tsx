import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod';
import type { NounContracts } from '../../lib/contracts.ts';
import { deedLabel } from '../../lib/contracts.ts';
import { agoText, instantText, momentOfCommit } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { attachmentsQuery } from '../attachments/attachments-query.ts';
import { type FileEntry, fileEntries } from '../attachments/file-entries.ts';
import { valueMeta } from '../fields/value-meta.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { Cell } from '../list/cell.tsx';
import { Actor } from './actor.tsx';
import { documentQuery, type HistoryEntry, historyQuery } from './use-document.ts';

const texts = {
  title: { en: 'Timeline', zh: '动态' },
  file: { en: '{what}: {file}', zh: '{what}：{file}' },
  all: { en: 'All {count}', zh: '全部 {count} 条' },
  past: { en: 'As it was then', zh: '查看当时' },
  lines: { en: '{count} {count:line|lines}', zh: '{count} 行' },
} as const;

interface Props {
  contracts: NounContracts;
  id: string;
  onLookAt: (moment: string) => void;
}

const FIRST = 6;

/** What happened to a document, newest first, from the log itself. */
export function Timeline({ contracts, id, onLookAt }: Props) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const { data, error } = useQuery(historyQuery(contracts, id));
  const { data: files } = useQuery(attachmentsQuery(contracts.noun.id, id));
  if (error) return <ProblemBox error={error} />;
  const entries: Entry[] = [...(data ?? []), ...(files?.data ?? []).flatMap(fileEntries)].sort(
    (a, b) => b.at.localeCompare(a.at),
  );
  return (
    <section className="card side-card">
      <h2>{say(texts.title)}</h2>
      <ol className="timeline" aria-busy={!data}>
        {(all ? entries : entries.slice(0, FIRST)).map((entry) =>
          'file' in entry ? (
            <FileHappened key={`${entry.operation} ${entry.id}`} entry={entry} />
          ) : (
            <Happened key={entry.commitId} {...{ entry, contracts, id, onLookAt }} />
          ),
        )}
      </ol>
      {!all && entries.length > FIRST && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {say(texts.all, { count: entries.length })}
        </button>
      )}
    </section>
  );
}

type Entry = HistoryEntry | FileEntry;

function FileHappened({ entry }: { entry: FileEntry }) {
  const say = useSay();
  return (
    <li>
      <span>
        {say(texts.file, {
          what: say(deedLabel(entry.operation)),
          file: entry.file,
        })}
      </span>
      <span className="caption" title={instantText(entry.at)}>
        <Actor name={entry.actor} /> · {agoText(entry.at)}
      </span>
    </li>
  );
}

const quiet = ['version', 'updatedAt', 'updatedBy', 'createdAt', 'createdBy', 'id'];

function Happened({ entry, contracts, id, onLookAt }: Props & { entry: HistoryEntry }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const changed = Object.entries(entry.changed).filter(([name]) => !quiet.includes(name));
  return (
    <li>
      <button
        type="button"
        className="timeline-what"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {say(deedLabel(entry.operation)) || entry.operation}
      </button>
      <span className="caption" title={instantText(entry.at)}>
        <Actor name={entry.actor} /> · {agoText(entry.at)}
      </span>
      {open && (
        <dl className="timeline-changes">
          {changed.map(([name, { before, after }]) => (
            <div key={name}>
              <dt>{say(labelOf(contracts, name)) || name}</dt>
              <dd>
                {before !== undefined && entry.version > 1 && (
                  <>
                    <s>
                      <Value {...{ contracts, id, name }} value={before} />
                    </s>{' '}
                  </>
                )}
                <Value {...{ contracts, id, name }} value={after} />
              </dd>
            </div>
          ))}
          <button
            type="button"
            className="link"
            onClick={() => onLookAt(momentOfCommit(entry.commitId))}
          >
            {say(texts.past)}
          </button>
        </dl>
      )}
    </li>
  );
}

const metaOf = ({ noun }: NounContracts, name: string) => {
  const schema = noun.document.shape[name] as z.ZodType | undefined;
  return schema ? valueMeta(schema) : {};
};

const labelOf = (contracts: NounContracts, name: string) => metaOf(contracts, name).label;

interface ValueProps extends Omit<Props, 'onLookAt'> {
  name: string;
  value: unknown;
}

function Value({ contracts, id, name, value }: ValueProps) {
  const say = useSay();
  const meta = metaOf(contracts, name);
  const named = meta.entryOf !== undefined;
  const { data: beside } = useQuery({ ...documentQuery(contracts, id), enabled: named });
  if (Array.isArray(value) && typeof value[0] === 'object') {
    return <>{say(texts.lines, { count: value.length })}</>;
  }
  return <Cell {...{ value, meta, beside }} field={name} />;
}

import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { call, type DryRun, newKey, tryOut } from '../../lib/call.ts';
import { nounEntry } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import { loadSentences, problemText } from '../../lib/problem-text.ts';
import { refreshAll } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';
import { titleOf } from '../../lib/titles.ts';
import { Effect } from '../preview/effect.tsx';
import { usePageKeys } from '../use-page-keys.ts';
import { fewAtATime } from './few-at-a-time.ts';
import { sumsOf } from './sum-effects.ts';

const texts = {
  cancel: { en: 'Cancel', zh: '取消' },
  close: { en: 'Close', zh: '关闭' },
  act: { en: '{what}: {count}', zh: '{what}：{count} 项' },
  trying: { en: 'Trying {done} of {count}', zh: '正在试算 {done}／{count}' },
  able: { en: '{able} of {count} can be done.', zh: '{count} 项中有 {able} 项可以执行。' },
  doing: { en: '{done} of {count}', zh: '{done}／{count}' },
  done: { en: '{done} done, {failed} refused', zh: '完成 {done} 项，{failed} 项未成功' },
  refused: { en: 'Refused', zh: '不能执行' },
  happens: { en: 'What happens', zh: '执行结果预览' },
  apart: {
    en: 'Each was tried by itself. They are done one after the other, with numbers of their own.',
    zh: '各项分别试算；执行时逐项进行，并各自编号。',
  },
  new: { en: 'New: {noun}', zh: '新建：{noun}' },
  changed: { en: 'Changed: {noun}', zh: '变更：{noun}' },
  gone: { en: 'Deleted: {noun}', zh: '删除：{noun}' },
} as const;

interface Props {
  operation: AnyOperation;
  noun: string;
  rows: readonly Row[];
  onClose: () => void;
  onDone: () => void;
}

/** One row that was tried or done: what would happen, or why it is refused. */
interface Outcome {
  row: Row;
  effect?: DryRun;
  refused?: string;
}

const AT_A_TIME = 4;
const OPEN_UP_TO = 3;

async function attempt(row: Row, act: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { row, effect: (await act()) as DryRun };
  } catch (error) {
    await loadSentences();
    return { row, refused: problemText(error) };
  }
}

/** A command on all rows that are selected: tried on each first, then done on those that may. */
export function BulkDrawer({ operation, noun, rows: selected, onClose, onDone }: Props) {
  const say = useSay();
  const [rows] = useState(selected);
  const tried = useTried(operation, rows);
  const [done, setDone] = useState<readonly Outcome[]>();
  const [busy, setBusy] = useState(false);
  const ready = tried.length === rows.length;
  const able = tried.filter(({ effect }) => effect !== undefined);
  const shown = done && !busy ? done : tried;
  const refused = shown.filter((one) => one.refused !== undefined);
  const act = async () => {
    if (!ready || able.length === 0 || busy || done) return;
    setBusy(true);
    const outcomes: Outcome[] = [];
    setDone(outcomes);
    for (const { row } of able) {
      const key = newKey();
      outcomes.push(await attempt(row, () => call(operation, { id: row.id } as never, { key })));
      setDone([...outcomes]);
    }
    refreshAll();
    setBusy(false);
    if (outcomes.every((one) => one.refused === undefined)) onDone();
  };
  usePageKeys({ 'ctrl+enter': act }, true);
  const finished = done !== undefined && !busy;
  const label = say(operation.label);
  // What is under way is seen to its end: what is refused of it would be told to nobody.
  const leave = () => !busy && (finished ? onDone : onClose)();
  return (
    <Drawer
      open
      size={480}
      title={label}
      onClose={leave}
      footer={
        <div className="row drawer-foot">
          <span className="spacer" />
          <Button disabled={busy} onClick={leave}>
            {say(finished ? texts.close : texts.cancel)}
          </Button>
          {!finished && (
            <Button
              type="primary"
              danger={operation.page?.danger === true}
              loading={busy}
              disabled={!ready || able.length === 0}
              onClick={() => void act()}
              title="Ctrl+Enter"
            >
              {ready ? say(texts.act, { what: label, count: able.length }) : label}
            </Button>
          )}
        </div>
      }
    >
      <p role="status">
        {finished
          ? say(texts.done, { done: done.length - refused.length, failed: refused.length })
          : busy
            ? say(texts.doing, { done: done?.length ?? 0, count: able.length })
            : ready
              ? say(texts.able, { able: able.length, count: rows.length })
              : say(texts.trying, { done: tried.length, count: rows.length })}
      </p>
      {refused.length > 0 && (
        <div className="problem bulk-refused" role="alert">
          <p>{say(texts.refused)}</p>
          {refused.map(({ row, refused: why }) => (
            <p key={row.id}>
              {titleOf(noun, row).code}: {why}
            </p>
          ))}
        </div>
      )}
      {ready && !finished && able.length > 0 && <Effects noun={noun} able={able} />}
    </Drawer>
  );
}

/** Every row by itself, a few at a time, in the order of the list. */
function useTried(operation: AnyOperation, rows: readonly Row[]): readonly Outcome[] {
  const [tried, setTried] = useState<readonly Outcome[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    void fewAtATime(rows, AT_A_TIME, async (row) => {
      if (signal.aborted) return;
      const one = await attempt(row, () => tryOut(operation, { id: row.id } as never, { signal }));
      if (!signal.aborted) setTried((all) => [...all, one]);
    });
    return () => stop.abort();
  }, [operation, rows]);
  return rows.flatMap((row) => tried.find((one) => one.row === row) ?? []);
}

/** In all, and of each row. */
function Effects({ noun, able }: { noun: string; able: readonly Outcome[] }) {
  const say = useSay();
  const effects = able.flatMap(({ effect }) => effect ?? []);
  return (
    <section className="effect">
      <h2>{say(texts.happens)}</h2>
      <dl className="bulk-sums">
        {sumsOf(effects).map(({ kind, noun: what, count }) => (
          <div key={`${kind} ${what}`}>
            <dt>{say(texts[kind], { noun: nounText(what, say) })}</dt>
            <dd className="num">{count}</dd>
          </div>
        ))}
      </dl>
      {able.length > 1 && <p className="caption">{say(texts.apart)}</p>}
      {able.map(({ row, effect }) => (
        <details key={row.id} open={able.length <= OPEN_UP_TO}>
          <summary>{titleOf(noun, row).code}</summary>
          {effect && <Effect effect={effect} />}
        </details>
      ))}
    </section>
  );
}

const nounText = (noun: string, say: ReturnType<typeof useSay>): string => {
  const entry = nounEntry(noun);
  return entry ? say(pluralOf(entry.label)) : noun;
};

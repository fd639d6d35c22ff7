import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { questionPath } from '../kit/document/questions-about.ts';
import { fits, needsPinyin } from '../kit/fields/fits.ts';
import { usePinyin } from '../kit/fields/use-pinyin.ts';
import { allOperations, nounEntry } from '../lib/contracts.ts';
import { useSay } from '../lib/language.ts';
import { pageActions } from '../lib/page-actions.ts';
import { mayDo } from '../lib/session.ts';
import { useStore } from '../lib/store.ts';
import { titleText } from '../lib/titles.ts';
import { navigation } from './navigation.ts';
import { useRecords } from './use-records.ts';

const texts = {
  title: { en: 'Search or do', zh: '搜索或执行' },
  nothing: { en: 'Nothing found', zh: '没有找到' },
  page: { en: 'Page', zh: '页面' },
  do: { en: 'Do', zh: '执行' },
  ask: { en: 'Report', zh: '报表' },
  here: { en: 'This page', zh: '本页' },
} as const;

interface Entry {
  key: string;
  label: string;
  detail: string;
  path?: string;
  run?: () => void;
}

const MOST = 12;
const MOST_RECORDS = 8;

/** Ctrl+K: does something here, goes to a page or a record, or begins something. */
export function Palette({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const all = useMemo(() => entries(), []);
  const here = useStore(pageActions);
  const { records, searching } = useRecords(typed);
  const pinyin = usePinyin(needsPinyin(typed));
  const found = useMemo(() => {
    const fitting = (entries: readonly Entry[]) =>
      entries.filter(({ label, detail }) => typed === '' || fits(`${label} ${detail}`, typed));
    const pages = fitting(all);
    const called = pages.filter((entry) => isCalled(entry, typed));
    const others = pages.filter((entry) => !called.includes(entry)).slice(0, MOST);
    const actions = fitting(
      here.map(({ key, label, run }) => ({ key, label: say(label), detail: say(texts.here), run })),
    );
    const known = records.slice(0, MOST_RECORDS).map(({ noun: id, ...record }) => {
      const noun = nounEntry(id);
      const path = `/${noun?.module}/${noun?.plural}/${record.id}`;
      return { key: record.id, label: titleText(record), detail: say(noun?.label), path };
    });
    return [...called, ...actions, ...known, ...others];
  }, [all, here, typed, records, pinyin]);
  const [chosen, setChosen] = useState(false);
  useEffect(() => {
    setActive(0);
    setChosen(false);
  }, [typed]);
  const go = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    if (entry.run) entry.run();
    else void navigate({ to: entry.path ?? '/' });
  };
  const first = found[active];
  const settled = active > 0 || (first && isCalled(first, typed)) || (!searching && pinyin);
  // Whoever presses Enter before the records have come gets what stands first then.
  useEffect(() => {
    if (chosen && settled) go(first);
  }, [chosen, settled]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // Where leaving is asked about, this key must not answer.
      event.preventDefault();
      setChosen(true);
    }
  };
  return (
    <Modal
      open
      footer={null}
      closable={false}
      title={say(texts.title)}
      styles={{ header: { display: 'none' } }}
      width={560}
      style={{ top: 96 }}
      onCancel={onClose}
      afterOpenChange={(open) => open && input.current?.focus()}
    >
      <input
        ref={input}
        className="input palette-input"
        role="combobox"
        aria-expanded
        aria-controls="palette"
        aria-label={say(texts.title)}
        aria-activedescendant={`palette-${active}`}
        autoFocus
        placeholder={say(texts.title)}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
      />
      <ul id="palette" role="listbox" className="palette">
        {found.map((entry, index) => (
          <li
            key={entry.key}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === active}
            data-active={index === active || undefined}
            onMouseEnter={() => setActive(index)}
            onClick={() => go(entry)}
          >
            <span>{entry.label}</span>
            <span className="caption">{entry.detail}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="muted">{say(texts.nothing)}</p>}
    </Modal>
  );

  /** Pages, then what makes something new, then reports. */
  function entries(): Entry[] {
    const pages = navigation().flatMap((group) =>
      group.links.map(({ path, label }) => ({
        key: path,
        label: say(label),
        detail: say(group.label),
        path,
      })),
    );
    const others = allOperations.flatMap((one): Entry[] => {
      const noun = one.noun === undefined ? undefined : nounEntry(one.noun);
      const [module, name] = one.id.split('.');
      if (one.audience !== 'tenant' || one.hidden || !mayDo(one.permission)) return [];
      if (one.path.includes('{') || one.produces) return [];
      const label = say(one.label);
      if (one.method === 'GET') {
        if (/\.(list|explain)/.test(one.id)) return [];
        return [{ key: one.id, label, detail: say(texts.ask), path: questionPath(one) }];
      }
      const creates = noun && one.method === 'POST' && one.path.endsWith(`/${noun.plural}`);
      const path = creates ? `/${noun.module}/${noun.plural}/new` : `/${module}/do/${name}`;
      return [{ key: one.id, label, detail: say(texts.do), path }];
    });
    return [...pages, ...others];
  }
}

/** Whether a page is called exactly what was typed: then it is meant, whatever else fits. */
const isCalled = ({ label }: Entry, typed: string): boolean =>
  label.toLowerCase() === typed.trim().toLowerCase();

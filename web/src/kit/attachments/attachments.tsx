import './attachments.css';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useEffect, useState } from 'react';
import { today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { usePhone } from '../use-phone.ts';
import { AddFiles } from './add-files.tsx';
import { AttachmentRow } from './attachment-row.tsx';
import { attachmentsQuery, MOST_SHOWN } from './attachments-query.ts';
import { pastedFiles } from './pasted-files.ts';
import { UploadRow } from './upload-row.tsx';
import { useUploads } from './use-uploads.ts';

const texts = {
  title: { en: 'Attachments', zh: '附件' },
  none: { en: 'Drop or paste files here.', zh: '可将文件拖放或粘贴到此处。' },
  noneYet: { en: 'No files yet.', zh: '还没有附件。' },
  pasted: { en: 'Pasted {date}', zh: '粘贴 {date}' },
  most: { en: 'The newest {count} are shown.', zh: '仅显示最新 {count} 个。' },
} as const;

interface Props {
  noun: string;
  targetId: string;
  /** One of several on a page: no card of its own, and pasting goes to another. */
  inside?: boolean;
}

/** The files of a document: seen, opened, added by button, drop or paste, and removed. */
export function Attachments({ noun, targetId, inside = false }: Props) {
  const say = useSay();
  const phone = usePhone();
  const { data, error, isPending, isEnabled } = useQuery(attachmentsQuery(noun, targetId));
  const { uploads, add, forget } = useUploads(targetId);
  const [over, setOver] = useState(false);
  const mayChange = data?.mayChange === true;
  usePaste(mayChange && !inside, (clipboard) => {
    const files = pastedFiles(clipboard, say(texts.pasted, { date: today() }));
    if (files.length > 0) void add(files);
    return files.length > 0;
  });
  const shown = (data?.data ?? []).filter(({ state }) => state === 'attached');
  const isEmpty = shown.length === 0 && uploads.length === 0;
  if (!isEnabled || (!mayChange && isEmpty && !error && !isPending)) return null;
  const drag = (event: DragEvent, is: boolean) => {
    if (!mayChange || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(is);
  };
  return (
    <section
      className={inside ? 'attachments' : 'card side-card attachments'}
      aria-label={say(texts.title)}
      aria-busy={isPending}
      data-over={over || undefined}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        if (mayChange) void add([...event.dataTransfer.files]);
      }}
    >
      <header>
        {!inside && <h2>{say(texts.title)}</h2>}
        {mayChange && <AddFiles onFiles={(files) => void add(files)} />}
      </header>
      <ProblemBox error={error} />
      {isEmpty && !isPending && !error && (
        <p className="caption">{say(phone || inside ? texts.noneYet : texts.none)}</p>
      )}
      <ul>
        {uploads.map((one) => (
          <UploadRow key={one.key} upload={one} onForget={() => forget(one.key)} />
        ))}
        {shown.map((one) => (
          <AttachmentRow key={one.id} attachment={one} mayChange={mayChange} />
        ))}
      </ul>
      {data?.nextCursor && <p className="caption">{say(texts.most, { count: MOST_SHOWN })}</p>}
    </section>
  );
}

/** Pasting anywhere on the page; what the handler takes goes nowhere else. */
function usePaste(active: boolean, take: (clipboard: DataTransfer | null) => boolean): void {
  useEffect(() => {
    if (!active) return;
    const hear = (event: ClipboardEvent) => {
      if (take(event.clipboardData)) event.preventDefault();
    };
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  });
}

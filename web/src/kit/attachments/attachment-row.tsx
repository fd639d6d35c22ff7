import { useState } from 'react';
import type * as z from 'zod';
import type { attachment as noun } from '../../../../shared/contracts/platform/attachment.ts';
import {
  openAttachment,
  removeAttachment,
} from '../../../../shared/contracts/platform/attachment-operations.ts';
import { call } from '../../lib/call.ts';
import { agoText, instantText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { refreshAfter } from '../../lib/queries.ts';
import { saveUrl } from '../../lib/save-file.ts';
import { Actor } from '../document/actor.tsx';
import { ProblemBox } from '../form/problem-box.tsx';
import { sizeText } from './file-size.ts';
import { Picture } from './picture.tsx';

const texts = {
  remove: { en: 'Remove', zh: '移除' },
  removeOf: { en: 'Remove {name}', zh: '移除 {name}' },
  sure: {
    en: 'The content is deleted; that it was here stays on record.',
    zh: '内容将被删除，但会保留记录。',
  },
  keep: { en: 'Keep', zh: '保留' },
} as const;

export type AttachmentDoc = z.infer<(typeof noun)['document']>;

/** What every browser can draw. */
const pictures = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

interface Props {
  attachment: AttachmentDoc;
  mayChange: boolean;
}

/** One file: its name opens it, a picture here and anything else by saving it. */
export function AttachmentRow({ attachment, mayChange }: Props) {
  const say = useSay();
  const { id, name, contentType, size, createdAt, createdBy } = attachment;
  const [asking, setAsking] = useState(false);
  const [picture, setPicture] = useState<string>();
  const [error, setError] = useState<unknown>();
  const attempt = async (work: () => Promise<void>) => {
    setError(undefined);
    await work().catch(setError);
  };
  const open = () =>
    attempt(async () => {
      const { url } = await call(openAttachment, { id });
      if (pictures.includes(contentType)) setPicture(url);
      else saveUrl(name, url);
    });
  const remove = () =>
    attempt(async () => {
      await call(removeAttachment, { id });
      refreshAfter([{ noun: 'attachment', id }, { noun: 'file' }]);
    });
  return (
    <li className="attachment">
      <button type="button" className="link attachment-name" onClick={() => void open()}>
        {name}
      </button>
      {mayChange && !asking && (
        <button
          type="button"
          className="link attachment-remove"
          aria-label={say(texts.removeOf, { name })}
          onClick={() => setAsking(true)}
        >
          {say(texts.remove)}
        </button>
      )}
      <span className="caption" title={instantText(createdAt)}>
        {sizeText(size)} · <Actor name={createdBy} /> · {agoText(createdAt)}
      </span>
      {asking && <Sure onRemove={() => void remove()} onKeep={() => setAsking(false)} />}
      <ProblemBox error={error} />
      {picture && <Picture name={name} url={picture} onClose={() => setPicture(undefined)} />}
    </li>
  );
}

function Sure({ onRemove, onKeep }: { onRemove: () => void; onKeep: () => void }) {
  const say = useSay();
  return (
    <span className="attachment-sure" role="alert">
      <span>{say(texts.sure)}</span>
      <span className="row">
        <button type="button" className="link attachment-bad" onClick={onRemove}>
          {say(texts.remove)}
        </button>
        <button type="button" className="link" onClick={onKeep}>
          {say(texts.keep)}
        </button>
      </span>
    </span>
  );
}

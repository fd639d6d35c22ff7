import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useSay } from '../../lib/language.ts';
import { saveUrl } from '../../lib/save-file.ts';

const texts = {
  save: { en: 'Save', zh: '保存' },
  close: { en: 'Close', zh: '关闭' },
} as const;

interface Props {
  name: string;
  url: string;
  onClose: () => void;
}

/** A picture over the page, as large as there is room; Esc closes it. */
export function Picture({ name, url, onClose }: Props) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="picture" aria-label={name} onClose={onClose}>
      <img src={url} alt={name} />
      <footer className="row">
        <span className="attachment-name">{name}</span>
        <span className="spacer" />
        <Button onClick={() => saveUrl(name, url)}>{say(texts.save)}</Button>
        <Button onClick={() => dialog.current?.close()}>{say(texts.close)}</Button>
      </footer>
    </dialog>
  );
}

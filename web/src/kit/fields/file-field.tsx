import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { fileContent } from '../../../../shared/contracts/platform/files.ts';
import { useSay } from '../../lib/language.ts';
import { loadSentences, problemText } from '../../lib/problem-text.ts';
import { ask } from '../../lib/queries.ts';
import { upload } from '../../lib/upload.ts';
import type { FieldProps } from './field-types.ts';
import { TitleText } from './title-text.tsx';

const texts = {
  choose: { en: 'Choose a file', zh: '选择文件' },
  other: { en: 'Another', zh: '更换' },
  remove: { en: 'Remove', zh: '移除' },
} as const;

/** A file of the company: chosen from the computer, uploaded at once, shown if it is a picture. */
export function FileField({ id, value, onChange, invalid, disabled, describedBy }: FieldProps) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const take = async (file: File) => {
    setBusy(true);
    setFailed(undefined);
    try {
      onChange(await upload(file));
    } catch (error) {
      await loadSentences();
      setFailed(problemText(error));
    }
    setBusy(false);
  };
  return (
    <span className="file-field">
      {typeof value === 'string' && <Shown id={value} />}
      <Button
        id={id}
        loading={busy}
        disabled={disabled ?? false}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onClick={() => input.current?.click()}
      >
        {say(value === undefined ? texts.choose : texts.other)}
      </Button>
      {value !== undefined && (
        <Button type="text" onClick={() => onChange(undefined)}>
          {say(texts.remove)}
        </Button>
      )}
      {failed && (
        <span className="field-error" role="alert">
          {failed}
        </span>
      )}
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void take(file);
          target.value = '';
        }}
      />
    </span>
  );
}

/** The picture itself; of any other file its name. */
function Shown({ id }: { id: string }) {
  const [noPicture, setNoPicture] = useState<string>();
  const { data } = useQuery(ask(fileContent, { id }, ['file']));
  if (!data) return <span className="bone bone-inline" />;
  if (noPicture === id) return <TitleText noun="file" id={id} />;
  return <img className="file-picture" src={data.url} alt="" onError={() => setNoPicture(id)} />;
}

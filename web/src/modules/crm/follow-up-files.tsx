import { Button } from 'antd';
import { AddFiles } from '../../kit/attachments/add-files.tsx';
import { hasAttachments } from '../../kit/attachments/attachments-query.ts';
import { sendTo } from '../../kit/attachments/use-uploads.ts';
import { useSay } from '../../lib/language.ts';

const texts = {
  without: { en: 'Leave out {name}', zh: '不添加 {name}' },
  notSent: {
    en: 'The record is saved. These files could not be added to it:',
    zh: '跟进记录已保存，以下文件未能添加：',
  },
  close: { en: 'Close', zh: '知道了' },
} as const;

interface Props {
  files: readonly File[];
  onChange: (files: readonly File[]) => void;
}

/** Photos and files that go along once the record is saved. */
export function Chosen({ files, onChange }: Props) {
  const say = useSay();
  if (!hasAttachments('followUp')) return null;
  return (
    <div className="follow-up-files">
      <AddFiles onFiles={(more) => onChange([...files, ...more])} />
      {files.map((file) => (
        <span key={`${file.name} ${file.lastModified}`} className="row">
          {file.name}
          <button
            type="button"
            className="link"
            aria-label={say(texts.without, { name: file.name })}
            onClick={() => onChange(files.filter((one) => one !== file))}
          >
            ×
          </button>
        </span>
      ))}
    </div>
  );
}

/** Attaches one after the other; answers what could not be, in sentences. */
export async function attachAll(targetId: string, files: readonly File[]): Promise<string[]> {
  const failed: string[] = [];
  for (const file of files) {
    const reason = await sendTo(targetId, file);
    if (reason !== undefined) failed.push(`${file.name}: ${reason}`);
  }
  return failed;
}

/** The record stays: its files can be added to it later. */
export function NotSent({ failed, onDone }: { failed: readonly string[]; onDone: () => void }) {
  const say = useSay();
  return (
    <div className="follow-up-form" role="alert">
      <p>{say(texts.notSent)}</p>
      <ul>
        {failed.map((text) => (
          <li key={text} className="field-error">
            {text}
          </li>
        ))}
      </ul>
      <Button onClick={onDone}>{say(texts.close)}</Button>
    </div>
  );
}

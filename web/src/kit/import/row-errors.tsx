import { Button } from 'antd';
import { useSay } from '../../lib/language.ts';
import { sentence } from '../../lib/problem-text.ts';
import { saveText } from '../../lib/save-file.ts';
import { useSentences } from '../form/problem-box.tsx';
import type { Job } from '../job-progress.tsx';

const texts = {
  row: { en: 'Row', zh: '行' },
  column: { en: 'Column', zh: '列' },
  why: { en: 'What to do', zh: '说明' },
  save: { en: 'Save the list of errors', zh: '下载错误清单' },
} as const;

const SHOWN = 100;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export function RowErrors({ errors }: Pick<Job, 'errors'>) {
  const say = useSay();
  useSentences(errors.length > 0);
  if (errors.length === 0) return null;
  const told = errors.map((one) => ({
    ...one,
    text: sentence(one.code, one.params ?? {}, one.message),
  }));
  const save = () => {
    const rows = told.map(({ row, column = '', text }) => [row, quoted(column), quoted(text)]);
    saveText('errors.csv', rows.map((cells) => cells.join(',')).join('\r\n'), 'text/csv');
  };
  return (
    <>
      <table className="small-table">
        <thead>
          <tr>
            <th className="num">{say(texts.row)}</th>
            <th>{say(texts.column)}</th>
            <th>{say(texts.why)}</th>
          </tr>
        </thead>
        <tbody>
          {told.slice(0, SHOWN).map(({ row, column, text }) => (
            <tr key={`${row} ${column} ${text}`}>
              <td className="num">{row}</td>
              <td>{column}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Button onClick={save}>{say(texts.save)}</Button>
      </div>
    </>
  );
}

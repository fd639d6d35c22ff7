import '../report/report.css';
import { catalogue } from 'virtual:catalogue';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { targetOfNoun } from '../../../../shared/contracts/import-target.ts';
import { columnLabel, columnName, columnsOfRow } from '../../../../shared/contracts/row-columns.ts';
import { loadModule } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import type { Job } from '../job-progress.tsx';

/** Header in the file → field; an empty field skips the column. */
export type Mapping = Readonly<Record<string, string>>;

const texts = {
  title: { en: 'What are these columns?', zh: '这些列对应什么字段？' },
  column: { en: 'Column in the file', zh: '文件中的列' },
  field: { en: 'Fills', zh: '对应字段' },
  skip: { en: 'Skip it', zh: '忽略此列' },
  again: { en: 'Check again', zh: '重新检查' },
} as const;

export const unknownColumnsOf = (job: Job | undefined): string[] =>
  (job?.errors ?? []).flatMap(({ code, column }) =>
    code === 'unknownColumn' && column !== undefined ? [column] : [],
  );

/** The fields that a row of this target can fill. */
function useFields(target: string) {
  return useQuery({
    queryKey: ['contract', 'import', target],
    queryFn: async () => {
      const found = catalogue.imports.find(({ id }) => id === target);
      const { imports = [], nouns } = await loadModule(found?.module ?? '');
      const noun = nouns.find(({ id }) => id === target);
      const own = imports.find(({ id }) => id === target) ?? (noun && targetOfNoun(noun));
      return own ? columnsOfRow(own.row) : [];
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

interface Props {
  target: string;
  /** The headers that nobody knows. */
  columns: readonly string[];
  busy: boolean;
  onMap: (chosen: Mapping) => void;
}

/** For each header that is not known: the field that it fills, or that it is skipped. */
export function ColumnMapping({ target, columns, busy, onMap }: Props) {
  const say = useSay();
  const { data: fields = [] } = useFields(target);
  const [chosen, setChosen] = useState<Mapping>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onMap(Object.fromEntries(columns.map((column) => [column, chosen[column] ?? ''])));
  };
  return (
    <form onSubmit={submit} className="stack">
      <h2>{say(texts.title)}</h2>
      <table className="small-table">
        <thead>
          <tr>
            <th>{say(texts.column)}</th>
            <th>{say(texts.field)}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            <tr key={column}>
              <td>{column}</td>
              <td>
                <select
                  className="input"
                  aria-label={column}
                  autoFocus={index === 0}
                  value={chosen[column] ?? ''}
                  onChange={({ target: { value } }) => setChosen({ ...chosen, [column]: value })}
                >
                  <option value="">{say(texts.skip)}</option>
                  {fields.map(({ path, label }) => (
                    <option key={columnName(path)} value={columnName(path)}>
                      {say(columnLabel(label))}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {say(texts.again)}
        </Button>
      </div>
    </form>
  );
}

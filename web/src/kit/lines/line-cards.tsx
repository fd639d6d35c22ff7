import { Button } from 'antd';
import { useRef } from 'react';
import { useSay } from '../../lib/language.ts';
import { Field } from '../fields/field.tsx';
import { setAt } from '../form/paths.ts';
import type { Form } from '../form/use-form.ts';
import type { GridColumn } from './grid-columns.ts';
import type { Line, LinesGridProps } from './grid-props.ts';

const texts = {
  line: { en: 'Line {number}', zh: '第 {number} 行' },
  remove: { en: 'Remove', zh: '删除' },
  add: { en: 'Add line', zh: '添加行' },
} as const;

type Props = Omit<LinesGridProps, 'columns'> & {
  columns: readonly GridColumn[];
  onAdd: () => void;
};

/** The lines on a phone, one card each. */
export function LineCards({
  rows,
  onChange,
  columns,
  errors = {},
  wait,
  mark,
  path,
  onLine,
  computed = [],
  onAdd,
  foot,
}: Props) {
  const say = useSay();
  const latest = useRef(rows);
  latest.current = rows;
  const keys = useKeys(rows.length);
  /** Two answers in one moment build on each other, not on what was drawn last. */
  const write = (next: readonly Line[]) => {
    latest.current = next;
    onChange(next);
  };
  const remove = (row: number) => {
    keys.splice(row, 1);
    write(latest.current.toSpliced(row, 1));
  };
  const form: Form = {
    values: { [path]: rows },
    errors,
    dirty: false,
    set: (at, value) => {
      const [, row = '0', field = ''] = at.split('.').slice(path.split('.').length - 1);
      const changed = setAt(latest.current[Number(row)] ?? {}, field, value) as Line;
      write(latest.current.with(Number(row), onLine ? onLine(changed, field) : changed));
    },
    wait,
    settled: () => Promise.resolve(),
    mark,
    patch: () => undefined,
    left: () => undefined,
    check: () => undefined,
    refuse: () => false,
    reset: () => undefined,
  };
  return (
    <div className="line-cards">
      {rows.map((line, row) => (
        <fieldset key={keys[row]}>
          <legend>
            {say(texts.line, { number: row + 1 })}
            <Button type="text" size="small" onClick={() => remove(row)}>
              {say(texts.remove)}
            </Button>
          </legend>
          <div className="fields">
            {columns.map(({ field, schema, label }) => (
              <Field
                key={field}
                form={form}
                path={`${path}.${row}.${field}`}
                schema={schema}
                label={label}
              />
            ))}
          </div>
          <dl className="line-facts">
            {computed.map(({ field, label, show }) => (
              <div key={field}>
                <dt>{say(label)}</dt>
                <dd>{show(line, row)}</dd>
              </div>
            ))}
          </dl>
        </fieldset>
      ))}
      <Button onClick={onAdd}>{say(texts.add)}</Button>
      {foot}
    </div>
  );
}

/** One key for each line, which it keeps when one above it is taken away. */
function useKeys(count: number): number[] {
  const keys = useRef<number[]>([]);
  const last = useRef(0);
  while (keys.current.length < count) {
    last.current += 1;
    keys.current.push(last.current);
  }
  keys.current.length = count;
  return keys.current;
}

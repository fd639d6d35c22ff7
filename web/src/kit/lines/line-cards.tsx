import { Button } from 'antd';
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
  path,
  onLine,
  computed = [],
  onAdd,
  foot,
}: Props) {
  const say = useSay();
  const form: Form = {
    values: { [path]: rows },
    errors,
    dirty: false,
    set: (at, value) => {
      const [, row = '0', field = ''] = at.split('.').slice(path.split('.').length - 1);
      const changed = setAt(rows[Number(row)] ?? {}, field, value) as Line;
      onChange(rows.with(Number(row), onLine ? onLine(changed, field) : changed));
    },
    patch: () => undefined,
    left: () => undefined,
    check: () => undefined,
    refuse: () => false,
    reset: () => undefined,
  };
  return (
    <div className="line-cards">
      {rows.map((line, row) => (
        <fieldset key={row}>
          <legend>
            {say(texts.line, { number: row + 1 })}
            <Button type="text" size="small" onClick={() => onChange(rows.toSpliced(row, 1))}>
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

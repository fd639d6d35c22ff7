import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Label } from '../../../../shared/contracts/fields.ts';
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import { CountInput } from '../../kit/fields/count-input.tsx';
import { TitleText } from '../../kit/fields/title-text.tsx';
import type { Form } from '../../kit/form/use-form.ts';
import { decimalText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';

const texts = {
  quantity: { en: 'Quantity', zh: '数量' },
  all: { en: 'All that is possible', zh: '全部填满' },
  none: { en: 'None', zh: '清空' },
  quantityOf: { en: 'Quantity of line {line}', zh: '第 {line} 行数量' },
} as const;

export interface PickRow {
  line: number;
  itemId: string;
  /** Numbers that help to decide, in the order of the columns. */
  facts: readonly Decimal[];
  /** What the form begins with, and all that there can be. */
  suggested: Decimal;
  most: Decimal;
}

export type Picked = Record<string, unknown> & { quantity: string };

interface Props {
  form: Form;
  rows: readonly PickRow[];
  columns: readonly Label[];
  /** The field of the operation that names the line: orderLine. */
  lineField: string;
}

export const pickedFrom = (rows: readonly PickRow[], lineField: string): Picked[] =>
  rows
    .filter(({ suggested }) => suggested !== '0')
    .map(({ line, suggested }) => ({ [lineField]: line, quantity: suggested }));

/** How many of each line; a line without a quantity is left out. */
export function PickLines({ form, rows, columns, lineField }: Props) {
  const say = useSay();
  const picked = (form.values['lines'] ?? []) as readonly Picked[];
  const at = (line: number) => picked.findIndex((one) => one[lineField] === line);
  const set = (line: number, quantity: string) => {
    const index = at(line);
    const known = picked[index];
    const next =
      quantity === ''
        ? picked.filter((one) => one[lineField] !== line)
        : known
          ? picked.with(index, { ...known, quantity })
          : [...picked, { [lineField]: line, quantity }];
    form.set('lines', next);
  };
  const fill = (of: (row: PickRow) => Decimal) =>
    form.set(
      'lines',
      pickedFrom(
        rows.map((row) => ({ ...row, suggested: of(row) })),
        lineField,
      ),
    );
  return (
    <div className="pick" data-path="lines">
      <table className="table pick-table">
        <thead>
          <tr>
            <th>#</th>
            <th />
            {columns.map((column) => (
              <th key={column.en} className="num">
                {say(column)}
              </th>
            ))}
            <th className="num">{say(texts.quantity)}</th>
          </tr>
        </thead>
        <tbody onKeyDown={walk}>
          {rows.map(({ line, itemId, facts }) => {
            const index = at(line);
            const error = index < 0 ? undefined : form.errors[`lines.${index}.quantity`];
            return (
              <tr key={line}>
                <td>{line}</td>
                <td>
                  <TitleText noun="item" id={itemId} />
                </td>
                {facts.map((fact, column) => (
                  <td key={columns[column]?.en} className="num">
                    {fact === '0' ? <span className="muted">–</span> : decimalText(fact)}
                  </td>
                ))}
                <td className="num">
                  <CountInput
                    className="input num"
                    aria-label={say(texts.quantityOf, { line })}
                    aria-invalid={error !== undefined || undefined}
                    title={error}
                    value={picked[index]?.quantity ?? ''}
                    onChange={(quantity) => set(line, quantity)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="row">
        <Button type="text" size="small" onClick={() => fill(({ most }) => most)}>
          {say(texts.all)}
        </Button>
        <Button type="text" size="small" onClick={() => fill(() => '0')}>
          {say(texts.none)}
        </Button>
        {form.errors['lines'] && <span className="field-error">{form.errors['lines']}</span>}
      </div>
    </div>
  );
}

/** Enter and the arrows go from quantity to quantity. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey) return;
  const inputs = [...event.currentTarget.querySelectorAll('input')];
  const next = inputs[inputs.indexOf(event.target as HTMLInputElement) + step];
  event.preventDefault();
  next?.focus();
}

import './line-answers.css';
import { useRef } from 'react';
import { fieldMeta, isOptional } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { isNumeric, valueText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { Field } from '../fields/field.tsx';
import { TitleText } from '../fields/title-text.tsx';
import type { Form } from '../form/use-form.ts';
import type { Line } from '../lines/grid-props.ts';
import { Cell } from '../list/cell.tsx';
import { type Asked, askedOfLines, factsOf, restOf, withAnswer } from './answers-of.ts';

const texts = { line: { en: 'Line', zh: '明细' } } as const;

interface Props {
  form: Form;
  operation: AnyOperation;
  noun: AnyNoun;
  /** The lines that can be answered. */
  rows: readonly Line[];
}

const MOST_FACTS = 3;

/** The lines of a document, with what a command asks of each beside them. */
export function LineAnswers({ form, operation, noun, rows }: Props) {
  const say = useSay();
  const { key, fields, rest } = askedOfLines(operation) as Asked;
  const asked = Object.entries(fields);
  const facts = factsOf(noun, rest ? MOST_FACTS - 1 : MOST_FACTS);
  const answers = (form.values['lines'] ?? []) as readonly Line[];
  const latest = useRef(answers);
  latest.current = answers;
  const set = (lineNo: unknown, field: string, value: unknown) => {
    latest.current = withAnswer(latest.current, { key, lineNo, field, value });
    form.set('lines', latest.current);
  };
  return (
    <div className="line-answers" data-path="lines">
      <table className="table">
        <thead>
          <tr>
            <th>#</th>
            <th>{say(texts.line)}</th>
            {rest && <th className="num">{say(rest.label)}</th>}
            {facts.map(({ name, schema }) => (
              <th key={name} className="num">
                {say(fieldMeta(schema).label)}
              </th>
            ))}
            {asked.map(([name, schema]) => (
              <th
                key={name}
                className={isNumeric(fieldMeta(schema).kind) ? 'num' : undefined}
                data-needed={!isOptional(schema) || undefined}
              >
                {say(fieldMeta(schema).label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { lineNo } = row;
            const at = answers.findIndex((one) => one[key] === lineNo);
            const own = ofLine(form, { at, lineNo, set });
            return (
              <tr key={String(lineNo)}>
                <td>{String(lineNo)}</td>
                <td className="line-name">
                  <LineName line={row} />
                </td>
                {rest && (
                  <td className="num" data-label={say(rest.label)}>
                    {valueText(restOf(row, rest), { kind: 'quantity' })}
                  </td>
                )}
                {facts.map(({ name, schema }) => (
                  <td key={name} className="num" data-label={say(fieldMeta(schema).label)}>
                    <Cell value={row[name]} meta={fieldMeta(schema)} field="" />
                  </td>
                ))}
                {asked.map(([name, schema]) => (
                  <td
                    key={name}
                    data-kind={fieldMeta(schema).kind}
                    data-path={at < 0 ? undefined : `lines.${at}.${name}`}
                  >
                    <Field form={own} path={`lines.${keyOf(lineNo)}.${name}`} schema={schema} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {form.errors['lines'] && <p className="field-error">{form.errors['lines']}</p>}
    </div>
  );
}

/** An answer stands where it was first given: while there is none its fields go by the line. */
const keyOf = (lineNo: unknown): string => `line${lineNo}`;

interface Place {
  /** Where the answer of the line stands; -1 while there is none. */
  at: number;
  lineNo: unknown;
  set: (lineNo: unknown, field: string, value: unknown) => void;
}

/** The form as the fields of one line see it. */
function ofLine(form: Form, { at, lineNo, set }: Place): Form {
  const answers = (form.values['lines'] ?? []) as readonly Line[];
  const fieldOf = (path: string) => path.split('.')[2] as string;
  const errors = Object.entries(form.errors).map(([path, text]) => {
    const isOwn = path.startsWith(`lines.${at}.`);
    return [isOwn ? `lines.${keyOf(lineNo)}.${fieldOf(path)}` : path, text];
  });
  return {
    ...form,
    values: { ...form.values, lines: { [keyOf(lineNo)]: answers[at] } },
    errors: Object.fromEntries(errors),
    set: (path, value) => set(lineNo, fieldOf(path), value),
    left: (path) => at >= 0 && form.left(`lines.${at}.${fieldOf(path)}`),
  };
}

function LineName({ line }: { line: Line }) {
  const { itemId, description } = line;
  if (typeof itemId === 'string') return <TitleText noun="item" id={itemId} />;
  return String(description ?? '');
}

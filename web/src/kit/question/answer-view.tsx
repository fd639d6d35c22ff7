import type { ReactNode } from 'react';
import * as z from 'zod';
import { fieldMeta, unwrap } from '../../../../shared/contracts/fields.ts';
import { isDecimal } from '../../../../shared/kernel/decimal.ts';
import { nounEntry, operationEntry } from '../../lib/contracts.ts';
import { decimalText, isNumeric } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { nounOfId } from '../../lib/noun-of-id.ts';
import { fieldName } from '../fields/field-name.ts';
import { isLabel, Parts } from '../fields/parts.tsx';
import { TitleLink } from '../fields/title-text.tsx';
import { valueMeta } from '../fields/value-meta.ts';
import { Cell } from '../list/cell.tsx';
import { exceptionText } from '../report/exception-text.ts';

const texts = {
  none: { en: 'Nothing was found.', zh: '没有记录。' },
  open: { en: 'Open', zh: '打开' },
  rows: { en: '{count} rows', zh: '{count} 条' },
} as const;

type Values = Readonly<Record<string, unknown>>;
type Shape = Readonly<Record<string, z.ZodType>>;

/** Any answer of the API, by its schema: facts first, then its tables. */
export function AnswerView({ schema, value }: { schema: z.ZodType; value: unknown }) {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return <Rows element={inner.element as z.ZodType} rows={value as Values[]} />;
  }
  if (inner instanceof z.ZodRecord && typeof value === 'object' && value !== null) {
    return <Entries schema={inner} value={value as Values} />;
  }
  if (!(inner instanceof z.ZodObject) || typeof value !== 'object' || value === null) {
    return <p>{String(value)}</p>;
  }
  return <Facts shape={inner.shape as Shape} value={value as Values} />;
}

function Facts({ shape, value }: { shape: Shape; value: Values }) {
  const say = useSay();
  const given = Object.entries(shape).filter(([name]) => value[name] !== undefined);
  const flat = given.filter(([name, schema]) => isFlat(schema) || isLabel(value[name]));
  const deep = given.filter(([name, schema]) => !isFlat(schema) && !isLabel(value[name]));
  return (
    <div className="answer">
      {flat.length > 0 && (
        <FactList
          facts={flat.map(([name, schema]) => ({
            name,
            term: say(fieldName(name, schema)),
            schema,
            value: value[name],
          }))}
        />
      )}
      {deep.map(([name, schema]) => (
        <section key={name} className="card">
          {name !== 'data' && <h2>{say(fieldName(name, schema))}</h2>}
          <AnswerView schema={schema} value={value[name]} />
        </section>
      ))}
    </div>
  );
}

/** A record, by the names of its keys where they are choices. */
function Entries({ schema, value }: { schema: z.ZodRecord; value: Values }) {
  const say = useSay();
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  if (entries.length === 0) return <p className="muted">{say(texts.none)}</p>;
  const { choices } = fieldMeta(schema.keyType as z.ZodType);
  return (
    <FactList
      facts={entries.map(([name, held]) => ({
        name,
        term: say(choices?.[name]) || name,
        schema: schema.valueType as z.ZodType,
        value: held,
      }))}
    />
  );
}

interface Fact {
  name: string;
  term: string;
  schema: z.ZodType;
  value: unknown;
}

function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts card">
      {facts.map(({ name, term, schema, value }) => (
        <div key={name} className="fact">
          <dt>{term}</dt>
          <dd>
            <One name={name} schema={schema} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isFlat(schema: z.ZodType): boolean {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return isFlat(inner.element as z.ZodType);
  return !(inner instanceof z.ZodObject || inner instanceof z.ZodRecord);
}

/** What checks say, in these fields of theirs, is English in the API. */
const SAID_BY_CHECKS = ['what', 'expected', 'found'];

interface OneProps {
  name?: string | undefined;
  schema: z.ZodType;
  value: unknown;
}

function One({ name = '', schema, value }: OneProps): ReactNode {
  const say = useSay();
  const meta = valueMeta(schema);
  if (isLabel(value)) return say(value);
  if (value === null) return <span className="muted">–</span>;
  if (meta.kind === 'ref' && typeof value === 'string' && nounEntry(meta.ref ?? '')) {
    return <TitleLink noun={meta.ref as string} id={value} />;
  }
  if (typeof value === 'string' && meta.choices === undefined) {
    // What was asked for, in a record of requests.
    const operation = operationEntry(value);
    if (operation) return say(operation.label);
    if (/^\/files\//.test(value)) return <a href={value}>{say(texts.open)}</a>;
    // A line of a document: its id, and the number of the line.
    const [, id = '', line] = /^([a-z]+_[0-9a-z]{26})\/(\d+)$/.exec(value) ?? [];
    const noun = nounOfId(id);
    if (noun) {
      return (
        <>
          <TitleLink noun={noun} id={id} /> / {line}
        </>
      );
    }
    if (SAID_BY_CHECKS.includes(name) && !isDecimal(value)) return exceptionText(value);
  }
  return <Cell value={value} meta={meta} field="" />;
}

const MOST_ROWS = 500;

function Rows({ element, rows }: { element: z.ZodType; rows: readonly Values[] }) {
  const say = useSay();
  const inner = unwrap(element);
  if (!(inner instanceof z.ZodObject)) return <p>{rows.map(String).join(', ')}</p>;
  const shape = inner.shape as Shape;
  const shown = (name: string) => rows.some((row) => isShown(name, row[name]));
  const told = rows.some((row) => isLabel(row['label']));
  const columns = Object.entries(shape).filter(([name, schema]) => {
    // Codes for programs beside what people call it.
    const isNamed = name === 'code' ? told : fieldMeta(schema).entryOf && shown('name');
    return shown(name) && !isNamed && !saysAgain(name, shown);
  });
  if (rows.length === 0) return <p className="muted">{say(texts.none)}</p>;
  const places = new Map(columns.map(([name, schema]) => [name, placesOf(name, schema, rows)]));
  const right = (name: string, schema: z.ZodType) =>
    isNumeric(fieldMeta(schema).kind) || places.get(name) !== undefined ? 'num' : undefined;
  return (
    <div className="lines-scroll" tabIndex={0} role="region">
      <table className="table answer-table">
        <thead>
          <tr>
            {columns.map(([name, schema]) => (
              <th key={name} className={right(name, schema)}>
                {say(fieldName(name, schema))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, index) => (
            <tr key={index}>
              {columns.map(([name, schema]) => (
                <td key={name} className={right(name, schema)}>
                  {places.get(name) !== undefined ? (
                    figure(row[name], places.get(name) as number)
                  ) : isFlat(schema) || isLabel(row[name]) ? (
                    <One name={name} schema={schema} value={row[name]} />
                  ) : (
                    <Inner schema={schema} value={row[name]} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is there, but for ids that name no document: these are for programs. */
function isShown(name: string, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return !/^id$|Id$/.test(name) || nounOfId(String(value)) !== undefined;
}

/**
 * What the name of a document beside it says already: `itemId` is shown by its code and name, so
 * that `code`, `name`, `itemCode` and `itemName` would say them once more.
 */
function saysAgain(name: string, shown: (name: string) => boolean): boolean {
  const [, about, part] = /^(.*?)(code|name)$/i.exec(name) ?? [];
  return part !== undefined && shown(`${about || 'item'}Id`);
}

const NOT_FIGURES = /code|number|id$|year|period|no$/i;

/**
 * Of a column that says no kind but holds figures only: how many decimals line them all up.
 * Undefined for every other column.
 */
function placesOf(name: string, schema: z.ZodType, rows: readonly Values[]): number | undefined {
  if (fieldMeta(schema).kind !== undefined || NOT_FIGURES.test(name)) return undefined;
  const values = rows.map((row) => row[name]).filter((one) => one !== undefined && one !== null);
  const figures = values.every((one) => typeof one === 'string' && isDecimal(one));
  if (values.length === 0 || !figures) return undefined;
  return Math.max(...values.map((one) => String(one).split('.')[1]?.length ?? 0));
}

function figure(value: unknown, places: number): ReactNode {
  if (value === undefined || value === null) return '';
  return value === '0' ? <span className="muted">–</span> : decimalText(String(value), places);
}

/** What lies deeper than a cell: rows that are unfolded, or its parts in one line. */
function Inner({ schema, value }: { schema: z.ZodType; value: unknown }): ReactNode {
  const say = useSay();
  const inner = unwrap(schema);
  if (Array.isArray(value) && inner instanceof z.ZodArray) {
    const element = inner.element as z.ZodType;
    if (value.length > 1 && unwrap(element) instanceof z.ZodObject) {
      return (
        <details className="answer-inner">
          <summary>{say(texts.rows, { count: value.length })}</summary>
          <Rows element={element} rows={value as Values[]} />
        </details>
      );
    }
    return value.map((one, index) => (
      <div key={index}>
        <Inner schema={element} value={one} />
      </div>
    ));
  }
  if (!(inner instanceof z.ZodObject) || typeof value !== 'object' || value === null) {
    return <One schema={schema} value={value} />;
  }
  const show = (field: z.ZodType, held: unknown) => <One schema={field} value={held} />;
  return <Parts schema={schema} value={value as Values} show={show} />;
}

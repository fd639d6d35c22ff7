import type * as z from 'zod';
import {
  add,
  type Decimal,
  div,
  gte,
  isPositive,
  isZero,
  mul,
  neg,
  round,
  sub,
  sum,
} from '../kernel/decimal.ts';
import { amountsOf } from '../kernel/line-amounts.ts';
import type { Derivation } from './derivation.ts';
import { fieldMeta, type Label, unwrap } from './fields.ts';
import type { AnyNoun } from './noun.ts';

type Values = Readonly<Record<string, unknown>>;

export interface DerivedStep {
  label: Label;
  /** What a row is about: the item, or the document that settled it. */
  id?: string;
  /** Of money, of a ratio, of anything else. */
  amount?: Decimal;
  rate?: Decimal;
  value?: Decimal;
  chosen?: true;
}

export interface Derived {
  /** What the terms make, which is what the document says. */
  value: Decimal;
  steps: DerivedStep[];
}

const texts = {
  entered: { en: 'Quantity × price', zh: '数量 × 单价' },
  discounted: { en: 'Quantity × price − discount', zh: '数量 × 单价 − 折扣' },
  taxRate: { en: 'Tax rate', zh: '税率' },
  otherwise: { en: 'Rounded, or entered otherwise', zh: '舍入或另行录入' },
} as const;

type Shape = Record<string, z.ZodType>;

function shapeOf(noun: AnyNoun, table?: string): Shape {
  const shape = noun.fields.shape as Shape;
  if (table === undefined) return shape;
  const list = unwrap(shape[table] as z.ZodType) as z.ZodArray;
  return (unwrap(list.element as z.ZodType) as z.ZodObject).shape as Shape;
}

const labelIn = (shape: Shape, field: string): Label =>
  (shape[field] && fieldMeta(shape[field]).label) ?? { en: field, zh: field };

const numberIn = (values: Values, field: string): Decimal => String(values[field] ?? '0');

/** A number with its name, as what it is: money, a ratio, or anything else. */
function step(shape: Shape, field: string, number: Decimal): DerivedStep {
  const kind = shape[field] && fieldMeta(shape[field]).kind;
  const label = labelIn(shape, field);
  if (kind === 'money') return { label, amount: number };
  return kind === 'rate' ? { label, rate: number } : { label, value: number };
}

const numberOf = ({ amount, value }: DerivedStep): Decimal => amount ?? value ?? '0';

/** Rows are told apart by their line number or date, and by what they are about. */
function rowStep(row: Values, index: number, told: DerivedStep): DerivedStep {
  const { lineNo = index + 1, date } = row;
  const label =
    typeof date === 'string'
      ? { en: date, zh: date }
      : { en: `Line ${lineNo}`, zh: `第 ${lineNo} 行` };
  const id = row['itemId'] ?? row['sourceId'];
  return {
    ...told,
    label: { en: `${label.en} · ${told.label.en}`, zh: `${label.zh} · ${told.label.zh}` },
    ...(typeof id === 'string' && { id }),
  };
}

const MOST_ROWS = 12;

/** Many rows are told by the first of them, and the others in one. */
function inBrief(steps: readonly DerivedStep[]): DerivedStep[] {
  if (steps.length <= MOST_ROWS) return [...steps];
  const rest = steps.slice(MOST_ROWS);
  const label = { en: `${rest.length} more lines`, zh: `另有 ${rest.length} 行` };
  const whole = sum(rest.map(numberOf));
  const isMoney = rest.every(({ amount }) => amount !== undefined);
  return [
    ...steps.slice(0, MOST_ROWS),
    { label, ...(isMoney ? { amount: whole } : { value: whole }) },
  ];
}

interface Place {
  noun: AnyNoun;
  doc: Values;
  line: Values;
  shape: Shape;
}

function termSteps({ noun, doc, line, shape }: Place, term: string, sign: 1 | -1): DerivedStep[] {
  const signed = (value: Decimal) => (sign === 1 ? add(value) : neg(value));
  const [table, field] = term.split('.');
  if (table !== undefined && field !== undefined) {
    const rows = (doc[table] ?? []) as readonly Values[];
    const inRow = shapeOf(noun, table);
    const steps = rows.map((row, index) =>
      rowStep(row, index, step(inRow, field, signed(numberIn(row, field)))),
    );
    return inBrief(steps.filter((one) => !isZero(numberOf(one))));
  }
  return line[term] === undefined ? [] : [step(shape, term, signed(numberIn(line, term)))];
}

type Line = Extract<Derivation, { line: unknown }>;

function lineSteps({ doc, line, shape }: Place, { line: asked, of, less }: Line): Derived {
  const quantity = sub(numberIn(line, of), less ? numberIn(line, less) : '0');
  const [price, taxRate] = [numberIn(line, 'price'), numberIn(line, 'taxRate')];
  const discount = line['discount'] as Decimal | undefined;
  const taxIncluded = doc['taxIncluded'] === true;
  const currency = String(doc['currency']);
  const amounts = amountsOf({ price, discount, taxRate }, quantity, { taxIncluded, currency });
  const entered = taxIncluded ? 'gross' : 'net';
  const others = (['net', 'tax', 'gross'] as const).filter((name) => name !== asked);
  return {
    value: amounts[asked],
    steps: [
      step(shape, of, quantity),
      step(shape, 'price', price),
      ...(discount === undefined ? [] : [step(shape, 'discount', discount)]),
      {
        label: discount === undefined ? texts.entered : texts.discounted,
        amount: amounts[entered],
      },
      { label: texts.taxRate, rate: taxRate },
      ...others.filter((name) => name !== entered).map((name) => step(shape, name, amounts[name])),
    ],
  };
}

const RATE_PLACES = 6;

function evaluate(place: Place, derivation: Derivation): Derived {
  if ('line' in derivation) return lineSteps(place, derivation);
  const { doc, line, shape } = place;
  if ('times' in derivation) {
    const [first, second] = derivation.times.map((field) => numberIn(line, field));
    return {
      value: round(mul(first ?? '0', second ?? '0'), 2),
      steps: derivation.times.map((field) => step(shape, field, numberIn(line, field))),
    };
  }
  if ('rowsOf' in derivation) {
    const rows = (doc[derivation.rowsOf] ?? []) as readonly Values[];
    const { where, reaches } = derivation;
    const inRow = shapeOf(place.noun, derivation.rowsOf);
    const there = rows.filter((row) => gte(numberIn(row, where), numberIn(row, reaches)));
    const whole = String(rows.length);
    return {
      value: isPositive(whole) ? div(String(there.length), whole, RATE_PLACES, 'floor') : '1',
      steps: inBrief(
        rows.map((row, index) => {
          const rate = there.includes(row) ? '1' : '0';
          return rowStep(row, index, { ...step(inRow, where, numberIn(row, where)), rate });
        }),
      ),
    };
  }
  const steps = [
    ...derivation.adds.flatMap((term) => termSteps(place, term, 1)),
    ...(derivation.less ?? []).flatMap((term) => termSteps(place, term, -1)),
  ];
  return { value: sum(steps.map(numberOf)), steps };
}

/** How a field, `gross` or `lines.gross`, came about; undefined if the noun does not say. */
export function derive(
  noun: AnyNoun,
  field: string,
  doc: Values,
  line: Values = doc,
): Derived | undefined {
  const derivation = noun.derives?.[field];
  if (!derivation) return undefined;
  const [table, own] = field.includes('.') ? field.split('.') : [undefined, field];
  const shape = shapeOf(noun, table);
  const name = own as string;
  const place = { noun, doc, line: table === undefined ? doc : line, shape };
  const { value, steps } = evaluate(place, derivation);
  const stated = numberIn(place.line, name);
  const rest = sub(stated, value);
  return {
    value,
    steps: [
      ...steps,
      ...(isZero(rest) ? [] : [{ ...step(shape, name, rest), label: texts.otherwise }]),
      { ...step(shape, name, stated), chosen: true },
    ],
  };
}

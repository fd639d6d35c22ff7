import * as z from 'zod';
import { fieldMeta, type LineRest } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { type Decimal, sub } from '../../../../shared/kernel/decimal.ts';
import type { Line } from '../lines/grid-props.ts';
import { elementOf, linesByNumber } from '../record/changes.ts';
import { linesOf } from '../record/field-layout.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

export interface Asked {
  /** The field that says of which line an answer is. */
  key: string;
  fields: Shape;
  /** What of a line the command can take. */
  rest: LineRest | undefined;
}

/** What a command asks of lines of its document, which it names by their numbers. */
export function askedOfLines({ input }: AnyOperation): Asked | undefined {
  const list = input.shape['lines'] as z.ZodType | undefined;
  const line = list && !linesByNumber(list) ? elementOf(list) : undefined;
  const shape = line instanceof z.ZodObject ? (line.shape as Shape) : {};
  const key = Object.keys(shape).find((name) => isKey(name, shape[name] as z.ZodType));
  if (key === undefined) return undefined;
  const { [key]: named, ...fields } = shape;
  return { key, fields, rest: fieldMeta(named as z.ZodType).lineOf?.rest };
}

/** `id` is the document of the command itself. */
const isKey = (name: string, schema: z.ZodType): boolean =>
  name === 'lineNo' || fieldMeta(schema).lineOf?.by === 'id';

/** The lines of a document that have numbers. */
export function numberedLines(noun: AnyNoun, doc: Readonly<Record<string, unknown>>): Line[] {
  const lines = doc[linesOf(noun)];
  const all = Array.isArray(lines) ? (lines as Line[]) : [];
  return all.filter(({ lineNo }) => typeof lineNo === 'number');
}

/** The quantities of a line that help to answer, as many as there is room for. */
export function factsOf(noun: AnyNoun, most: number): { name: string; schema: z.ZodType }[] {
  const list = noun.document.shape[linesOf(noun)] as z.ZodType | undefined;
  const line = list && elementOf(list);
  const shape = line instanceof z.ZodObject ? (line.shape as Shape) : {};
  return (noun.page?.lineColumns ?? [])
    .flatMap((name) => (shape[name] ? [{ name, schema: shape[name] }] : []))
    .filter(({ schema }) => fieldMeta(schema).kind === 'quantity')
    .slice(0, most);
}

/** What can still be taken from a line. */
export function restOf(line: Line, { of, less }: LineRest): Decimal {
  const quantityOf = (name: string) => (line[name] ?? '0') as Decimal;
  return less.reduce<Decimal>((rest, name) => sub(rest, quantityOf(name)), quantityOf(of));
}

/** What an answer says, and of which line. */
export interface Said {
  key: string;
  lineNo: unknown;
  field: string;
  value: unknown;
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === '' || value === false;

/** The answers with one more; a line of which nothing is said any more has none. */
export function withAnswer(
  answers: readonly Line[],
  { key, lineNo, field, value }: Said,
): readonly Line[] {
  const at = answers.findIndex((one) => one[key] === lineNo);
  const { [field]: _, ...rest } = answers[at] ?? { [key]: lineNo };
  const answer = isNothing(value) ? rest : { ...rest, [field]: value };
  if (Object.keys(answer).length === 1) return answers.filter((_, index) => index !== at);
  return at < 0 ? [...answers, answer] : answers.with(at, answer);
}

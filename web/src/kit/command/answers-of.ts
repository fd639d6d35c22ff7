import * as z from 'zod';
import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import type { Line } from '../lines/grid-props.ts';
import { elementOf, linesByNumber } from '../record/changes.ts';
import { linesOf } from '../record/field-layout.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

/** What a command asks of lines of its document, which it names by their numbers. */
export function askedOfLines({ input }: AnyOperation): Shape | undefined {
  const list = input.shape['lines'] as z.ZodType | undefined;
  const line = list && !linesByNumber(list) ? elementOf(list) : undefined;
  return line instanceof z.ZodObject && 'lineNo' in line.shape ? line.shape : undefined;
}

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

/** The answers with one more; a line of which nothing is said any more has none. */
export function withAnswer(
  answers: readonly Line[],
  lineNo: unknown,
  field: string,
  value: unknown,
): readonly Line[] {
  const at = answers.findIndex((one) => one['lineNo'] === lineNo);
  const { [field]: _, ...rest } = answers[at] ?? { lineNo };
  const answer = value === undefined || value === '' ? rest : { ...rest, [field]: value };
  if (Object.keys(answer).length === 1) return answers.filter((_, index) => index !== at);
  return at < 0 ? [...answers, answer] : answers.with(at, answer);
}

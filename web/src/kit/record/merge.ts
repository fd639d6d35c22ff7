import * as z from 'zod';
import { fieldMeta, type Label, unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { cleaned } from '../form/paths.ts';
import type { Values } from '../form/use-form.ts';
import { type Doc, elementOf, fieldsFrom, linesByNumber, same } from './changes.ts';

/** One place of a document in three versions: what both began with, mine and theirs. */
export interface Spot {
  path: string;
  /** What its field is called; of a whole line nothing. */
  labels: readonly Label[];
  lineNo?: number;
  schema: z.ZodType;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface Merged {
  /** Both changed these, to different ends. */
  clashes: readonly Spot[];
  /** Only they changed these: theirs stands. */
  taken: readonly Spot[];
  values: Values;
}

/** Which side stands, by the path of a clash; without a word it is mine. */
export type Chosen = Readonly<Record<string, 'mine' | 'theirs'>>;

type Line = Record<string, unknown>;

/**
 * Two edits of one document become one: what only one of two changed stands, field by field and
 * cell by cell of lines that have a number; where both did, what is chosen.
 */
export function mergeEdits(
  operation: AnyOperation,
  { base, theirs, mine }: { base: Doc; theirs: Doc; mine: Values },
  chosen: Chosen = {},
): Merged {
  const clashes: Spot[] = [];
  const taken: Spot[] = [];
  const choose = (spot: Spot): 'mine' | 'theirs' => {
    clashes.push(spot);
    return chosen[spot.path] ?? 'mine';
  };
  const take = (spot: Spot): unknown => {
    taken.push(spot);
    return spot.theirs;
  };

  const merge = (spot: Spot): unknown => {
    const inner = unwrap(spot.schema);
    if (linesByNumber(spot.schema)) return mergeLines(spot);
    if (inner instanceof z.ZodObject) return mergeFields(inner.shape, spot);
    if (same(spot.base, spot.theirs) || same(spot.mine, spot.theirs)) return spot.mine;
    if (same(spot.base, spot.mine)) return take(spot);
    return spot[choose(spot)];
  };

  const mergeFields = (shape: Record<string, z.ZodType>, spot: Spot): Values =>
    Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => [name, merge(within(spot, name, schema))]),
    );

  const mergeLines = (spot: Spot): Line[] => {
    const element = elementOf(spot.schema) as z.ZodObject;
    const { lineNo: _, remove: __, ...cells } = element.shape as Record<string, z.ZodType>;
    const mine = linesOf(spot.mine);
    const versions = [linesOf(spot.base), mine, linesOf(spot.theirs)] as const;
    const mergeLine = (lineNo: number): Line[] => {
      const [before, own, other] = versions.map((lines) =>
        lines.find((line) => line['lineNo'] === lineNo),
      );
      const path = `${spot.path}.${lineNo}`;
      const line = { path, labels: [], lineNo, base: before, mine: own, theirs: other };
      const whole: Spot = { ...line, schema: element };
      if (own && other) return [{ lineNo, ...mergeFields(cells, whole) }];
      if (same(before, own)) {
        take(whole);
        return other ? [other] : [];
      }
      if (same(before, other)) return [];
      if (choose(whole) === 'theirs') return other ? [other] : [];
      // A line that they removed is mine to add once more.
      return own ? [{ ...own, lineNo: undefined }] : [];
    };
    const numbers = numbersOf([...versions[2], ...mine]);
    return [...numbers.flatMap(mergeLine), ...mine.filter(isNew)];
  };

  const before = fieldsFrom(operation, base);
  const now = fieldsFrom(operation, theirs);
  const all = { path: '', labels: [], schema: operation.input, base: before, mine, theirs: now };
  const values = cleaned(mergeFields(operation.input.shape, all)) as Values;
  return { clashes, taken, values };
}

function within(spot: Spot, name: string, schema: z.ZodType): Spot {
  const part = (value: unknown) => (value as Line | undefined)?.[name];
  const { label = { en: name, zh: name } } = fieldMeta(schema);
  return {
    ...spot,
    path: spot.path === '' ? name : `${spot.path}.${name}`,
    labels: [...spot.labels, label],
    schema,
    base: part(spot.base),
    mine: part(spot.mine),
    theirs: part(spot.theirs),
  };
}

const linesOf = (value: unknown): readonly Line[] => (value as Line[] | undefined) ?? [];

const isNew = (line: Line): boolean => line['lineNo'] === undefined;

/** Each number once, in the order of the lines. */
const numbersOf = (lines: readonly Line[]): number[] => [
  ...new Set(lines.flatMap(({ lineNo }) => (typeof lineNo === 'number' ? [lineNo] : []))),
];

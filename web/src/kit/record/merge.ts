import * as z from 'zod';
import { fieldMeta, isOptional, type Label, unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { cleaned } from '../form/paths.ts';
import type { Values } from '../form/use-form.ts';
import { withNumbers } from '../lines/with-numbers.ts';
import { type Doc, elementOf, fieldsFrom, linesByNumber, same } from './changes.ts';

/** One place of a document in three versions: what both began with, mine and theirs. */
export interface Spot {
  path: string;
  /** What its field is called; of a whole line nothing. */
  labels: readonly Label[];
  line?: LineKey;
  schema: z.ZodType;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** What tells a line from all others of its list. */
export interface LineKey {
  field: string;
  label: Label | undefined;
  value: Key;
}

type Key = string | number;

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
 * cell by cell of lines that have a number or a code; where both did, what is chosen.
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
    const key = keyOfLines(spot);
    if (key !== undefined) return mergeLines(spot, key);
    if (inner instanceof z.ZodObject) return mergeFields(inner.shape, spot);
    if (same(spot.base, spot.theirs) || same(spot.mine, spot.theirs)) return spot.mine;
    if (same(spot.base, spot.mine)) return take(spot);
    return spot[choose(spot)];
  };

  const mergeFields = (shape: Record<string, z.ZodType>, spot: Spot): Values =>
    Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => [name, merge(within(spot, name, schema))]),
    );

  const mergeLines = (spot: Spot, field: string): readonly Line[] => {
    const element = elementOf(spot.schema) as z.ZodObject;
    const { [field]: keySchema, remove: _, ...cells } = element.shape as Record<string, z.ZodType>;
    const label = keySchema && fieldMeta(keySchema).label;
    const mine = linesOf(spot.mine);
    const versions = [linesOf(spot.base), mine, linesOf(spot.theirs)] as const;
    const mergeLine = (value: Key): Line[] => {
      const [before, own, other] = versions.map((lines) =>
        lines.find((line) => line[field] === value),
      );
      const path = `${spot.path}.${value}`;
      const line = { path, labels: [], line: { field, label, value } };
      const whole: Spot = { ...line, base: before, mine: own, theirs: other, schema: element };
      if (own && other) {
        const isSame = before !== undefined || field !== 'lineNo' || same(own, other);
        if (isSame) return [{ [field]: value, ...mergeFields(cells, whole) }];
        // Both added a line, and it came to the same number.
        take(whole);
        return [other, asNew(own)];
      }
      if (same(before, own)) {
        take(whole);
        return other ? [other] : [];
      }
      if (same(before, other)) return own && before === undefined ? [own] : [];
      if (choose(whole) === 'theirs') return other ? [other] : [];
      // A line that they removed is mine to add once more.
      return own ? [linesByNumber(spot.schema) ? asNew(own) : own] : [];
    };
    const [first, second] = leading(versions, field);
    const merged = keysOf([...first, ...second], field).flatMap(mergeLine);
    const lines = [...merged, ...mine.filter((line) => line[field] === undefined)];
    return field === 'lineNo' && keySchema && !isOptional(keySchema) ? withNumbers(lines) : lines;
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

const asNew = ({ lineNo: _, ...line }: Line): Line => line;

const keyFields = ['lineNo', 'number', 'code', 'id'];

/**
 * The field that tells the entries of a list from each other, if its schema has one, and those that
 * are saved do.
 */
function keyOfLines({ schema, base, theirs }: Spot): string | undefined {
  const element = elementOf(schema);
  if (!(element instanceof z.ZodObject)) return undefined;
  const saved = [...linesOf(base), ...linesOf(theirs)];
  return keyFields.find(
    (name) => name in element.shape && saved.every((line) => line[name] !== undefined),
  );
}

/** Whose order the merged lines have: theirs, unless only I have moved some. */
function leading([base = [], mine = [], theirs = []]: readonly (readonly Line[])[], field: string) {
  const before = keysOf(base, field);
  const isMoved = (lines: readonly Line[]): boolean => {
    const now = keysOf(lines, field);
    const kept = before.filter((key) => now.includes(key));
    return !same(
      kept,
      now.filter((key) => before.includes(key)),
    );
  };
  return isMoved(mine) && !isMoved(theirs) ? ([mine, theirs] as const) : ([theirs, mine] as const);
}

/** Each key once, in the order of the lines. */
const keysOf = (lines: readonly Line[], field: string): Key[] => [
  ...new Set(lines.flatMap((line) => (line[field] === undefined ? [] : [line[field] as Key]))),
];

import { bom } from '../../../shared/contracts/engineering/bom.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import { type Edge, edgesOf, type Structure } from '../domain/structure.ts';
import type { Validity } from '../domain/validity.ts';

type Row = Record<string, unknown>;

/** Numbers stand for the items of the list. Most parts hold always; only the others are dated. */
export interface PackedStructure {
  items: string[];
  /** A parent and its children: [parent, child, child, …]. */
  always: number[][];
  dated: [parent: number, child: number, from: string | null, to: string | null][];
}

const PARTS = `
  SELECT b.itemId AS parent, b.validFrom AS bomFrom, b.validTo AS bomTo,
    l.itemId AS child, l.validFrom AS lineFrom, l.validTo AS lineTo
  FROM bom b JOIN bom__lines l ON l.parentId = b.id
  WHERE b.state = 'released' ORDER BY b.itemId, b.id, l.position`;

const WITH_ALTERNATES = `
  SELECT d.json AS json FROM doc d JOIN bom b ON b.id = d.id
  WHERE d.entity = '${bom.id}' AND b.state = 'released' AND d.json LIKE '%"alternates"%'`;

const day = (value: unknown): string | undefined => (value === null ? undefined : String(value));

const spanOf = (row: Row, name: 'bom' | 'line'): Validity => ({
  validFrom: day(row[`${name}From`]),
  validTo: day(row[`${name}To`]),
});

const dateless = ({ validFrom, validTo }: Validity) =>
  validFrom === undefined && validTo === undefined;

/** All that released bills of materials are made of, small enough to travel in one answer. */
export const structureReport = defineReport({
  id: 'engineering.structure',
  run(sql: Sql, _: Record<string, never>): PackedStructure {
    const numbers = new Map<string, number>();
    const numberOf = (itemId: string): number => {
      const known = numbers.get(itemId);
      if (known !== undefined) return known;
      numbers.set(itemId, numbers.size);
      return numbers.size - 1;
    };
    const packed: PackedStructure = { items: [], always: [], dated: [] };
    const note = (parent: number, edge: Edge) => {
      const { child } = edge;
      const [validFrom, validTo] = [edge.validFrom ?? null, edge.validTo ?? null];
      const to = numberOf(child);
      if (validFrom !== null || validTo !== null) {
        packed.dated.push([parent, to, validFrom, validTo]);
      } else if (packed.always.at(-1)?.[0] === parent) packed.always.at(-1)?.push(to);
      else packed.always.push([parent, to]);
    };
    for (const row of sql.each(PARTS)) {
      const [whole, part] = [spanOf(row, 'bom'), spanOf(row, 'line')];
      const itemId = String(row['child']);
      const parent = numberOf(String(row['parent']));
      // Nearly every part holds always, and a large company has a hundred thousand of them.
      if (dateless(whole) && dateless(part)) note(parent, { child: itemId });
      else
        for (const edge of edgesOf({ ...whole, lines: [{ ...part, itemId }] })) note(parent, edge);
    }
    for (const { json } of sql.all(WITH_ALTERNATES)) {
      const version = JSON.parse(String(json)) as Doc<typeof bom>;
      for (const edge of edgesOf(version)) note(numberOf(version.itemId), edge);
    }
    packed.items = [...numbers.keys()];
    return packed;
  },
});

/** The structure as it is walked. */
export function unpackStructure({ items, always, dated }: PackedStructure): Map<string, Edge[]> {
  const structure = new Map<string, Edge[]>();
  const edgesFrom = (parent: number): Edge[] => {
    const itemId = items[parent] as string;
    const known = structure.get(itemId);
    if (known) return known;
    const made: Edge[] = [];
    structure.set(itemId, made);
    return made;
  };
  for (const [parent, ...children] of always) {
    const edges = edgesFrom(parent as number);
    for (const child of children) edges.push({ child: items[child] as string });
  }
  for (const [parent, child, from, to] of dated) {
    edgesFrom(parent).push({
      child: items[child] as string,
      ...(from !== null && { validFrom: from }),
      ...(to !== null && { validTo: to }),
    });
  }
  return structure satisfies Structure;
}

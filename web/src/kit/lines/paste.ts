import { call } from '../../lib/call.ts';
import { loadNoun, nounEntry } from '../../lib/contracts.ts';
import { today } from '../../lib/format.ts';
import { say } from '../../lib/language.ts';
import type { Row } from '../../lib/row.ts';
import { learnTitles } from '../../lib/titles.ts';
import { enteredDate } from '../fields/date-entry.ts';
import { entered } from '../fields/decimal-entry.ts';
import type { GridColumn } from './grid-columns.ts';
import type { Line } from './grid-props.ts';

export const withField = (line: Line, field: string, value: unknown): Line => {
  const { [field]: _, ...rest } = line;
  return value === undefined || value === '' ? rest : { ...rest, [field]: value };
};

/** Cells of a spreadsheet's clipboard: tabs, line ends, and cells in quotes with both inside. */
export function readTable(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    (rows.at(-1) as string[]).push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string;
    if (quoted) {
      if (char === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (char === '"') quoted = false;
      else cell += char;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === '\t') endCell();
    else if (char === '\n') {
      endCell();
      rows.push([]);
    } else if (char !== '\r') cell += char;
  }
  endCell();
  const last = rows.at(-1) as string[];
  if (last.length === 1 && last[0] === '') rows.pop();
  return rows;
}

export interface Pasted {
  rows: readonly Line[];
  /** Codes and names still to be found: the field, its noun, and the rows that wait. */
  open: readonly { row: number; field: string; noun: string; text: string }[];
}

/** The lines with these cells written over them from the cursor on; new lines as needed. */
export function pasted(
  rows: readonly Line[],
  cells: readonly (readonly string[])[],
  at: { row: number; column: number },
  columns: readonly GridColumn[],
): Pasted {
  const next = [...rows];
  const open: Pasted['open'][number][] = [];
  for (const [down, texts] of cells.entries()) {
    const row = at.row + down;
    let line = next[row] ?? {};
    for (const [right, text] of texts.entries()) {
      const column = columns[at.column + right];
      if (!column) continue;
      const { field, meta } = column;
      const trimmed = text.trim();
      if (meta.kind === 'ref' && meta.ref && trimmed !== '') {
        open.push({ row, field, noun: meta.ref, text: trimmed });
        line = withField(line, field, trimmed);
      } else line = withField(line, field, cellValue(trimmed, column));
    }
    next[row] = line;
  }
  return { rows: next, open };
}

/** The value of a cell from its text, by the kind of its column. */
export function cellValue(text: string, { meta }: GridColumn): unknown {
  if (text === '') return undefined;
  if (meta.choices) {
    const wanted = text.toLowerCase();
    const found = Object.entries(meta.choices).find(
      ([key, { en, zh }]) => key === text || en.toLowerCase() === wanted || zh === text,
    );
    return found?.[0] ?? text;
  }
  if (meta.kind === 'flag') return /^(1|true|yes|y|是|√)$/i.test(text);
  if (meta.kind === 'date') return enteredDate(text, today());
  const numbers = ['money', 'price', 'quantity', 'rate', 'integer'];
  if (meta.kind && numbers.includes(meta.kind)) {
    return text.endsWith('%') || meta.kind !== 'rate'
      ? entered(text, meta.kind)
      : entered(text, 'price');
  }
  return text;
}

const AT_ONCE = 80;

/** The documents that pasted codes and names stand for; what is not found has no id. */
export async function findPasted(
  open: Pasted['open'],
): Promise<(Pasted['open'][number] & { id: string | undefined })[]> {
  const ids = new Map<string, Map<string, string>>();
  for (const noun of new Set(open.map((one) => one.noun))) {
    const wanted = open.filter((one) => one.noun === noun);
    ids.set(noun, await idsOf(noun, [...new Set(wanted.map(({ text }) => text))]));
  }
  return open.map((one) => ({ ...one, id: ids.get(one.noun)?.get(one.text) }));
}

async function idsOf(noun: string, texts: readonly string[]): Promise<Map<string, string>> {
  const { list } = await loadNoun(noun);
  const entry = nounEntry(noun);
  const found = new Map<string, string>();
  for (const field of [entry?.title, entry?.name]) {
    const rest = texts.filter((text) => !found.has(text) && !text.includes(','));
    if (field === undefined) continue;
    for (let at = 0; at < rest.length; at += AT_ONCE) {
      const filter = { [field]: { in: rest.slice(at, at + AT_ONCE).join(',') } };
      const { data } = await call(list, { filter, limit: 500 } as never);
      await learnTitles(noun, data as Row[]);
      for (const row of data as Row[]) found.set(String(row[field]), row.id);
    }
  }
  return found;
}

/** A cell as text for the clipboard. */
export function tableText(line: Line | undefined, column: GridColumn | undefined): string {
  const value = line?.[column?.field ?? ''];
  if (value === undefined) return '';
  return column?.meta.choices ? say(column.meta.choices[String(value)]) : String(value);
}

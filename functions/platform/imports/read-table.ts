import readWorkbook from 'read-excel-file/node';
import { MAX_FILE_BYTES } from '../../../shared/contracts/platform/files.ts';
import { sniffType } from '../files/sniff-type.ts';
import { damagedWorkbook, fileTooLarge, notATable } from './import-errors.ts';
import { readCsv } from './read-csv.ts';
import { readText, type TextEncoding } from './read-text.ts';
import { checkUnpackedSize } from './unpacked-size.ts';

/** A cell as a file has it. Numbers of a workbook come as the text in which they are stored. */
export type Cell = string | boolean | Date | null;

export interface TableOptions {
  format?: 'auto' | 'csv' | 'xlsx' | undefined;
  encoding?: TextEncoding | undefined;
}

/** The cells of a CSV text or of a workbook's first sheet. What it is, its first bytes say. */
export async function readTable(bytes: Buffer, options: TableOptions = {}): Promise<Cell[][]> {
  if (bytes.byteLength > MAX_FILE_BYTES) {
    throw fileTooLarge({ size: bytes.byteLength, limit: MAX_FILE_BYTES });
  }
  const type = sniffType(bytes);
  const { format = 'auto' } = options;
  if (type === 'zip' && format !== 'csv') return readXlsx(bytes);
  if (type === 'text' && format !== 'xlsx') return readCsv(readText(bytes, options.encoding));
  throw notATable({ type });
}

const isBlankCell = (cell: Cell): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');

export const isBlank = (cells: readonly Cell[]): boolean => cells.every(isBlankCell);

/** In a sheet no cell moves another: what stands beside the table is somebody's note. */
function withoutNotes(rows: readonly Cell[][]): Cell[][] {
  const header = rows.find((cells) => !isBlank(cells)) ?? [];
  const width = header.findLastIndex((cell) => !isBlankCell(cell)) + 1;
  return rows.map((cells) => cells.slice(0, width));
}

async function readXlsx(bytes: Buffer): Promise<Cell[][]> {
  checkUnpackedSize(bytes);
  try {
    const [sheet] = await readWorkbook(bytes, {
      trim: false,
      parseNumber: (text: string) => text as never,
    });
    return withoutNotes((sheet?.data ?? []) as Cell[][]);
  } catch {
    throw damagedWorkbook();
  }
}

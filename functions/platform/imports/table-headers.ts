import { columnLabel, type RowColumn } from '../../../shared/contracts/row-columns.ts';
import { HEADER_SEPARATOR } from './match-headers.ts';

/** Both languages in one header, so that one file serves all: Code | 编码. */
export function headerOf(column: RowColumn, positions: readonly number[] = []): string {
  const { en, zh } = columnLabel(column.label, positions);
  return en === zh ? en : `${en}${HEADER_SEPARATOR}${zh}`;
}

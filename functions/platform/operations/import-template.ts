import type { importTemplate as contract } from '../../../shared/contracts/platform/imports.ts';
import { columnsOfRow } from '../../../shared/contracts/row-columns.ts';
import { importTargetById } from '../../../shared/contracts/system.ts';
import type { QueryRun } from '../implementation.ts';
import { toCsv } from '../imports/csv-output.ts';
import { headerOf } from '../imports/table-headers.ts';
import type { TextOutput } from '../text-output.ts';
import { unknownImportTarget } from './import-table.ts';

/** A text answer leaves as it is; its type in the contract is what the caller receives. */
const asText = (output: TextOutput): string => output as unknown as string;

export const importTemplate: QueryRun<typeof contract> = async (_ctx, { target: id }) => {
  const target = importTargetById(id);
  if (!target) throw unknownImportTarget({ target: id }, '/target');
  const headers = columnsOfRow(target.row).map((column) => headerOf(column));
  return asText({ text: toCsv([headers]), fileName: `${id}.csv` });
};

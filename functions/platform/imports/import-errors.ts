import { defineError } from '../../../shared/kernel/errors.ts';

export const notATable = defineError(
  'notATable',
  422,
  'The file is no table: it looks like {type}. Save it as CSV or .xlsx.',
);
export const fileTooLarge = defineError(
  'fileTooLarge',
  422,
  'The file has {size} bytes; at most {limit} can be imported. Split it.',
);
export const archiveTooLarge = defineError(
  'archiveTooLarge',
  422,
  'Unpacked, the workbook is far larger than a table of its size. It is not opened.',
);
export const damagedWorkbook = defineError(
  'damagedWorkbook',
  422,
  'The workbook cannot be read. Open it, save it as .xlsx again, and retry.',
);
export const unreadableText = defineError(
  'unreadableText',
  422,
  'The text is neither UTF-8 nor GB18030. Save it as CSV UTF-8.',
);
export const brokenCsv = defineError(
  'brokenCsv',
  422,
  'The table breaks off near row {row}: a quote is not closed, or stands inside a plain cell.',
);
export const emptyTable = defineError('emptyTable', 422, 'There is no header row in the file.');
export const tooManyRows = defineError(
  'tooManyRows',
  422,
  'The file has {rows} rows; at most {limit} can be imported at once. Split it.',
);
export const noneImportable = defineError(
  'noneImportable',
  422,
  'No row can be imported: every one has an error. Correct them, then check the file again.',
);
export const noneImported = defineError(
  'noneImported',
  422,
  'No row was imported: every one has an error. Correct them, then import the file again.',
);
export const tooManyCells = defineError(
  'tooManyCells',
  422,
  'The row has {cells} cells and the header {columns}: put quotes around a text or number that holds a comma.',
);
export const unknownColumns = defineError(
  'unknownColumns',
  422,
  'These columns are not known: {columns}. Rename them as in the template, or map them; a ' +
    'column mapped to nothing is skipped.',
);
/** The same of one column, as it stands among the errors of the job. */
export const unknownColumn = defineError(
  'unknownColumn',
  422,
  'This column is not known. Say which field it fills, or that it is to be skipped.',
);
export const repeatedColumn = defineError(
  'repeatedColumn',
  422,
  'The columns "{first}" and "{second}" both fill {field}. Remove or map one of them.',
);
export const unreadableCell = defineError('unreadableCell', 422, '{reason}');
export const duplicateRow = defineError(
  'duplicateRow',
  422,
  'Row {first} has the same value already.',
);
export const unknownName = defineError(
  'unknownName',
  422,
  'There is no {noun} with the code or name "{value}".',
);
export const conflictingHeader = defineError(
  'conflictingHeader',
  422,
  'Rows of one document disagree: row {first} says otherwise in this column.',
);

import { AppError } from '../../../shared/kernel/errors.ts';
import { conflictingHeader } from './import-errors.ts';
import type { ImportRow } from './import-run.ts';

/** A refusal that belongs to one row of a document. */
export interface RowRefusal {
  row: number;
  error: AppError;
}

/** Throws with the row at fault, so that the job names it. */
export class RefusedRow extends AppError {
  readonly row: number;
  constructor(row: number, error: AppError) {
    const { code, status, message, params, pointer, errors } = error;
    super({ code, status, message, params, pointer, errors, cause: error });
    this.row = row;
  }
}

/**
 * What the rows say of the document itself: each field as the first row has it that has it at all.
 * Throws 'conflictingHeader' at the row that says otherwise.
 */
export function headerOf<V extends object, K extends keyof V & string>(
  rows: readonly ImportRow<V>[],
  names: readonly K[],
): Partial<Pick<V, K>> {
  const header: Partial<Pick<V, K>> = {};
  for (const name of names) {
    const said = rows.filter(({ values }) => values[name] !== undefined);
    const [first] = said;
    if (!first) continue;
    const other = said.find(({ values }) => values[name] !== first.values[name]);
    if (other) {
      throw new RefusedRow(other.row, conflictingHeader({ first: first.row }, `/${name}`));
    }
    header[name] = first.values[name];
  }
  return header;
}

/** Numbers of lines or operations: as given, otherwise ten above the highest before it. */
export function numbersOf(given: readonly (number | undefined)[]): number[] {
  let highest = 0;
  return given.map((number) => {
    const next = number ?? highest + 10;
    highest = Math.max(highest, next);
    return next;
  });
}

/** A pointer into the document, '/lines/3/loss', as the row and column that it came from. */
export function rowOfPointer<V>(
  rows: readonly ImportRow<V>[],
  error: AppError,
  list: string,
): RowRefusal {
  if (error instanceof RefusedRow) return { row: error.row, error };
  const { pointer = '' } = error.errors?.[0] ?? error;
  const [, name, index, ...rest] = pointer.split('/');
  const at = name === list && index !== undefined ? rows[Number(index)] : undefined;
  const row = (at ?? rows[0])?.row ?? 0;
  if (!at) return { row, error };
  return { row, error: new RefusedRow(row, repointed(error, `/${rest.join('/')}`)) };
}

const repointed = ({ code, status, message, params }: AppError, pointer: string): AppError =>
  new AppError({ code, status, message, params, pointer });

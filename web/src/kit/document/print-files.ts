/** As many documents as the server puts into one file. */
export const MOST_IN_FILE = 50;

export interface PrintFile {
  ids: readonly string[];
  /** The places of its first and last document, from 1. */
  from: number;
  to: number;
}

/** The files in which documents are printed: none of them is left out. */
export const printFiles = (ids: readonly string[]): PrintFile[] =>
  Array.from({ length: Math.ceil(ids.length / MOST_IN_FILE) }, (_, file) => {
    const part = ids.slice(file * MOST_IN_FILE, (file + 1) * MOST_IN_FILE);
    const before = file * MOST_IN_FILE;
    return { ids: part, from: before + 1, to: before + part.length };
  });

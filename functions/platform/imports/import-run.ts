import type * as z from 'zod';
import type { AnyImportTarget, ImportTarget } from '../../../shared/contracts/import-target.ts';
import type { AppError } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../context.ts';
import type { Posting } from '../outcome.ts';

/** A row that fits its target: references are ids, numbers are decimals. */
export interface ImportRow<V> {
  /** As a spreadsheet counts, the header being row 1. */
  row: number;
  values: V;
}

/** What a batch of rows comes to. A refused row is told apart; the others are committed. */
export interface ImportedBatch extends Partial<Posting> {
  created: number;
  updated: number;
  unchanged: number;
  rowErrors: { row: number; error: AppError }[];
}

/** How the rows of a target become documents. It must know a row that it imported before. */
export interface ImportRun<T extends AnyImportTarget = AnyImportTarget, M = undefined> {
  target: T;
  /** Two batches of an order-dependent target never run at the same time. */
  inOrder?: boolean;
  /** Actions that a row takes in a transaction, when that is known to be less than its share. */
  actionsOf?: (values: z.infer<T['row']>) => number;
  /**
   * Rows of one document: those for which this is the same text go into one commit, wherever they
   * stand in the file, and one wrong row keeps all of them out. Batch and actions count documents.
   */
  groupOf?: (values: Record<string, unknown>, row: number) => string;
  /** What a part remembers from batch to batch; the next part begins anew. */
  memory?: () => M;
  run: (ctx: Ctx, rows: ImportRow<z.infer<T['row']>>[], memory: M) => Promise<ImportedBatch>;
}

export const defineImport = <R extends z.ZodObject, M = undefined>(
  run: ImportRun<ImportTarget<R>, M>,
): ImportRun<ImportTarget<R>, M> => run;

// biome-ignore lint/suspicious/noExplicitAny: a module lists runs of different rows
export type AnyImportRun = ImportRun<any, any>;

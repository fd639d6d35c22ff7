import type * as z from 'zod';
import type { ImportTarget } from '../../../shared/contracts/import-target.ts';
import type { AnyNoun, Doc } from '../../../shared/contracts/noun.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../context.ts';
import { foldedValue, type Key, uniqueKey } from '../keys.ts';
import { type Posting, together } from '../outcome.ts';
import { rowOfPointer } from './document-rows.ts';
import { defineImport, type ImportedBatch, type ImportRow, type ImportRun } from './import-run.ts';

/** What the rows of one order come to. */
export interface OrderStep {
  kind: 'created' | 'updated' | 'unchanged';
  posting?: Partial<Posting>;
}

export interface OrderImport<R extends z.ZodObject, N extends AnyNoun> {
  target: ImportTarget<R>;
  noun: N;
  /** What a row is priced with; that of a whole batch is read at once. */
  reads: (row: z.infer<R>) => readonly Key[];
  /** The order that some rows make up: new, changed to what they say, or left as it is. */
  step: (
    ctx: Ctx,
    group: readonly ImportRow<z.infer<R>>[],
    before: Doc<N> | undefined,
  ) => Promise<OrderStep>;
}

type Values = Readonly<Record<string, unknown>>;

/** Whether an order already is as a file has it; what that leaves out may be anything. */
export const saysTheSame = <L, S>(
  order: { readonly lines: readonly L[] },
  header: object,
  said: readonly S[],
  saysLine: (line: L, said: S) => boolean,
): boolean =>
  Object.entries(header).every(([name, value]) => (order as Values)[name] === value) &&
  order.lines.length === said.length &&
  said.every((one, index) => saysLine(order.lines[index] as L, one));

const keyOf = (externalId: unknown, row: number): string =>
  typeof externalId === 'string' ? `order ${foldedValue(externalId)}` : String(row);

/**
 * Orders of another system, one line a row: rows with the same external id make up one order, and
 * one that is wrong keeps all of its order out, and nothing else.
 */
export function defineOrderImport<R extends z.ZodObject, N extends AnyNoun>({
  target,
  noun,
  reads,
  step,
}: OrderImport<R, N>): ImportRun<ImportTarget<R>> {
  type Group = readonly ImportRow<z.infer<R>>[];
  const externalIdOf = (values: object) => (values as { externalId?: string }).externalId;

  /** Brings in with two reads what a batch is priced with, and the orders known already. */
  async function readAhead(ctx: Ctx, groups: readonly Group[]): Promise<(Doc<N> | undefined)[]> {
    const [lookups] = await Promise.all([
      ctx.store.items(
        groups.map(([first]) =>
          uniqueKey(noun, ['externalId'], [externalIdOf(first?.values ?? {}) ?? '']),
        ),
      ),
      ctx.store.preload(groups.flat().flatMap(({ values }) => reads(values))),
    ]);
    const ids = lookups.map((lookup) => lookup?.['id'] as string | undefined);
    const known = await ctx.store.findMany(
      noun,
      ids.filter((id) => id !== undefined),
    );
    return ids.map((id) => (id === undefined ? undefined : known.get(id)));
  }

  return defineImport({
    target,
    // The order and its external id.
    actionsOf: () => 2,
    groupOf: (values, row) => keyOf(externalIdOf(values), row),
    async run(ctx, rows) {
      const groups: Group[] = [
        ...Map.groupBy(rows, ({ row, values }) => keyOf(externalIdOf(values), row)).values(),
      ];
      const known = await readAhead(ctx, groups);
      const counts = { created: 0, updated: 0, unchanged: 0 };
      const rowErrors: ImportedBatch['rowErrors'] = [];
      const postings: Partial<Posting>[] = [];
      // Side by side, what they read and their numbers travel together.
      await Promise.all(
        groups.map(async (group, index) => {
          try {
            const { kind, posting = {} } = await step(ctx, group, known[index]);
            counts[kind] += group.length;
            postings.push(posting);
          } catch (error) {
            if (!(error instanceof AppError) || error.status >= 500) throw error;
            rowErrors.push(rowOfPointer(group, error, 'lines'));
          }
        }),
      );
      return { ...together(...postings), ...counts, rowErrors };
    },
  });
}

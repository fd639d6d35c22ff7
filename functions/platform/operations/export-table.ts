import { fieldMeta } from '../../../shared/contracts/fields.ts';
import type { AnyDoc, AnyNoun } from '../../../shared/contracts/noun.ts';
import type { exportTable as contract } from '../../../shared/contracts/platform/imports.ts';
import { nounById } from '../../../shared/contracts/system.ts';
import { defineError, notFound } from '../../../shared/kernel/errors.ts';
import { recordExport } from '../audit.ts';
import type { Ctx } from '../context.ts';
import { visibleDocuments } from '../expand.ts';
import type { QueryRun } from '../implementation.ts';
import { toCsv } from '../imports/csv-output.ts';
import { entryColumns, referenceColumns, tableOfDocuments } from '../imports/table-of-documents.ts';
import { requirePermission } from '../permissions.ts';
import type { ListRequest } from '../read-model/list.ts';
import { valuesAt } from '../schema-walk.ts';
import type { TextOutput } from '../text-output.ts';

/** What one answer of a function can carry, with room for its envelope. */
const MAX_BYTES = 5_000_000;
const MAX_ROWS = 20_000;
const PAGE = 500;

const exportTooLarge = defineError(
  'exportTooLarge',
  422,
  'The list is too long to export at once. Narrow it by a filter.',
);

/** The list as the caller may see it, as a table. */
export const exportTable: QueryRun<typeof contract> = async (ctx, { noun: id, ...request }) => {
  const noun = nounById(id);
  if (!noun || noun.internal) throw notFound({ noun: 'list', id }, '/noun');
  const docs = await listed(ctx, noun, request as ListRequest);
  const names = await namesOfReferences(ctx, noun, docs);
  const nameOf = (_noun: string, one: string) => names.get(one) ?? one;
  const entries = await namesOfEntries(ctx, noun, docs);
  const entryName = (document: string, code: string) => entries.get(`${document} ${code}`) ?? code;
  const text = toCsv(tableOfDocuments(noun, docs, { locale: ctx.locale, nameOf, entryName }));
  if (Buffer.byteLength(text) > MAX_BYTES) throw exportTooLarge();
  const { search, filter } = request;
  await recordExport(ctx, {
    noun: noun.id,
    rows: docs.length,
    ...(search !== undefined && { search }),
    ...(filter && { filter: JSON.stringify(withoutPersonal(noun, filter)) }),
  });
  const output: TextOutput = { text, fileName: `${noun.plural}-${ctx.today}.csv` };
  return output as unknown as string;
};

type Filter = NonNullable<ListRequest['filter']>;

/**
 * Whoever is erased must not live on in the audit: it tells the field, not what was asked of it.
 */
const withoutPersonal = (noun: AnyNoun, filter: Filter): Filter =>
  Object.fromEntries(
    Object.entries(filter).map(([field, tests]) => [
      field,
      fieldMeta(noun.document.shape[field]).personal
        ? Object.fromEntries(Object.keys(tests ?? {}).map((operator) => [operator, '…']))
        : tests,
    ]),
  );

async function listed(ctx: Ctx, noun: AnyNoun, request: ListRequest): Promise<AnyDoc[]> {
  const scope = requirePermission(ctx, `${noun.id}.read`);
  const seen = { scope, access: ctx.access };
  const docs: AnyDoc[] = [];
  let after: ListRequest['after'];
  do {
    const page = await ctx.reads.list(noun, { ...request, limit: PAGE, after }, seen);
    docs.push(...(page.data as AnyDoc[]));
    if (docs.length > MAX_ROWS) throw exportTooLarge();
    after = page.after;
  } while (after);
  return docs;
}

/**
 * What a reference is spelled as: what an import finds the document by again, its title if that is
 * unique; where nothing is imported again, what people call it.
 */
function namingField(noun: AnyNoun, isImported: boolean): string | undefined {
  if (!isImported) return noun.title;
  const single = noun.uniqueSets.filter((set) => set.length === 1).map(([field]) => field);
  return single.includes(noun.title) ? noun.title : single[0];
}

/** A reference to what the caller may not see stays the id that it is. */
async function namesOfReferences(ctx: Ctx, noun: AnyNoun, docs: readonly AnyDoc[]) {
  const names = new Map<string, string>();
  for (const { path, meta } of referenceColumns(noun)) {
    const target = nounById(meta.ref as string);
    const field = target && namingField(target, noun.master ?? false);
    if (!target || !field) continue;
    const ids = docs.flatMap((doc) => valuesAt(doc, path).map(({ value }) => String(value)));
    for (const doc of (await visibleDocuments(ctx, target, ids)).values()) {
      if (doc[field] !== undefined) names.set(doc.id, String(doc[field]));
    }
  }
  return names;
}

/** What the rows are called that codes name in these documents, by document and code. */
async function namesOfEntries(ctx: Ctx, noun: AnyNoun, docs: readonly AnyDoc[]) {
  const names = new Map<string, string>();
  for (const { noun: id, list, by } of entryColumns(noun)) {
    const target = nounById(id);
    if (!target) continue;
    const ids = docs.map((doc) => doc[by]);
    for (const doc of (await visibleDocuments(ctx, target, ids)).values()) {
      for (const row of doc[list] as { code: string; name: string }[]) {
        names.set(`${doc.id} ${row.code}`, row.name);
      }
    }
  }
  return names;
}

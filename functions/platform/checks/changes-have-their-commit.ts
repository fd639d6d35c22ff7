import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import type { Ctx } from '../context.ts';
import { type CheckException, checkResult, type InvariantCheck } from '../integrity.ts';
import { defineReport } from '../read-model/report.ts';

/** Of the documents themselves, so many are compared with the log each time: the newest. */
const COMPARED = 200;

const GAPS = `
  SELECT entity, id, count(*) AS logged, max(version) AS version FROM version
  GROUP BY entity, id HAVING logged <> max(version)`;

const gaps = defineReport({
  id: 'platform.check.E1',
  run: (sql) =>
    checkResult(
      sql.all(GAPS).map((row) => ({
        what: 'A version of a document has no commit',
        expected: `${row['version']} versions`,
        found: `${row['logged']}`,
        noun: String(row['entity']),
        id: String(row['id']),
      })),
    ),
});

interface Logged {
  entity: string;
  id: string;
  version: number;
}

const NEWEST = `
  SELECT d.entity, d.id, d.version FROM doc d
  JOIN version v ON v.entity = d.entity AND v.id = d.id AND v.version = d.version
  WHERE d.deleted = 0 ORDER BY v.commitId DESC LIMIT ${COMPARED}`;

const newest = defineReport({
  id: 'platform.check.E1.newest',
  run: (sql): Logged[] =>
    sql.all(NEWEST).map((row) => ({
      entity: String(row['entity']),
      id: String(row['id']),
      version: Number(row['version']),
    })),
});

const LOGGED_NOW = 'SELECT version FROM doc WHERE entity = ? AND id = ? AND deleted = 0';

const loggedNow = defineReport({
  id: 'platform.check.E1.now',
  run: (sql, { documents }: { documents: Logged[] }): (number | undefined)[] =>
    documents.map(({ entity, id }) => {
      const row = sql.all(LOGGED_NOW, entity, id)[0];
      return row && Number(row['version']);
    }),
});

/** What is stored lies between the log as it was before and after looking: writing goes on. */
async function strays(ctx: Ctx, nouns: readonly AnyNoun[]): Promise<CheckException[]> {
  const before = await ctx.reads.report(newest, {});
  const stored = new Map<string, number>();
  for (const noun of nouns) {
    const ids = before.filter(({ entity }) => entity === noun.id).map(({ id }) => id);
    if (ids.length === 0) continue;
    const found = await ctx.store.findMany(noun, ids);
    for (const [id, doc] of found) stored.set(id, Number(doc['version']));
  }
  const after = await ctx.reads.report(loggedNow, { documents: before });
  return before.flatMap(({ entity, id, version }, index): CheckException[] => {
    const last = after[index];
    if (last === undefined) return [];
    const found = stored.get(id) ?? 0;
    if (version <= found && found <= last) return [];
    const what = 'A document is not what the log says';
    const expected = `version ${last}`;
    return [{ what, expected, found: `version ${found}`, noun: entity, id }];
  });
}

/** E1. A change exists if and only if its commit does: the newest documents are looked at. */
export const changesHaveTheirCommit = (nouns: readonly AnyNoun[]): InvariantCheck => ({
  id: 'E1',
  title: { en: 'Every change has its commit', zh: '每次变更均有提交记录' },
  report: gaps,
  guards: async (ctx) => checkResult(await strays(ctx, nouns)),
});

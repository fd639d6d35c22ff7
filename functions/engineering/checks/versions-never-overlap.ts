import type { Ctx } from '../../platform/context.ts';
import { type CheckException, checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import { createStore } from '../../platform/store.ts';
import { type ReleasedVersion, registersOf, type Versioned } from '../data/version-register.ts';
import { overlaps } from '../domain/validity.ts';

interface Released extends ReleasedVersion {
  kind: Versioned;
  itemId: string;
}

const textOf = (value: unknown) => (value === null ? undefined : String(value));

const releasedOf = (sql: Sql, kind: Versioned): Released[] =>
  sql
    .all(
      `SELECT id, itemId, revision, validFrom, validTo FROM ${kind}
        WHERE state = 'released' ORDER BY itemId, id`,
    )
    .map((row) => ({
      kind,
      id: String(row['id']),
      itemId: String(row['itemId']),
      revision: String(row['revision']),
      validFrom: textOf(row['validFrom']),
      validTo: textOf(row['validTo']),
    }));

const allReleased = (sql: Sql): Released[] => [
  ...releasedOf(sql, 'bom'),
  ...releasedOf(sql, 'routing'),
];

const spanText = ({ validFrom = '…', validTo = '…' }: ReleasedVersion) =>
  `${validFrom} – ${validTo}`;

export const releasedVersions = defineReport({
  id: 'engineering.releasedVersions',
  run: (sql: Sql, _: Record<string, never>): Released[] => allReleased(sql),
});

const byItem = (versions: readonly Released[]) => [
  ...Map.groupBy(versions, ({ kind, itemId }) => `${kind} ${itemId}`).values(),
];

/** Versions of one item that share a day with an earlier one of the list. */
function overlapping(versions: readonly Released[]): CheckException[] {
  return byItem(versions).flatMap((own) =>
    own.flatMap((version, index) => {
      const other = own.slice(0, index).find((earlier) => overlaps(earlier, version));
      if (!other) return [];
      const found = `revision ${other.revision} ${spanText(other)}`;
      const what = `Revision ${version.revision} holds on days of another`;
      return [{ what, expected: spanText(version), found, noun: version.kind, id: version.id }];
    }),
  );
}

const MAX_LOOKS = 4;

/** What the registers say where the documents say otherwise; looked at again before it counts. */
async function registersAgree(ctx: Ctx) {
  let exceptions: CheckException[] = [];
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const versions = await ctx.reads.report(releasedVersions, {});
    const fresh = { ...ctx, store: createStore(ctx.store.client, ctx.store.table) };
    exceptions = [
      ...(await disagreeing(fresh, 'bom', versions)),
      ...(await disagreeing(fresh, 'routing', versions)),
    ];
    if (exceptions.length === 0) break;
  }
  return checkResult(exceptions);
}

async function disagreeing(ctx: Ctx, kind: Versioned, versions: readonly Released[]) {
  const groups = byItem(versions.filter((version) => version.kind === kind));
  const ids = groups.map(([first]) => (first as Released).itemId);
  const registers = await registersOf(ctx, kind, ids);
  const said = (list: readonly ReleasedVersion[]) =>
    list
      .map((version) => `${version.id} ${spanText(version)}`)
      .toSorted()
      .join(', ') || 'none';
  return groups.flatMap((own): CheckException[] => {
    const { itemId } = own[0] as Released;
    const [expected, found] = [said(own), said(registers.get(itemId)?.versions ?? [])];
    if (expected === found) return [];
    return [
      { what: 'The register of versions is another', expected, found, noun: 'item', id: itemId },
    ];
  });
}

/** B1. */
export const versionsNeverOverlap: InvariantCheck = {
  id: 'B1',
  title: {
    en: 'On any day an item has one released version',
    zh: '任一日期每个物料至多一个已发布版本',
  },
  report: defineReport({
    id: 'engineering.check.B1',
    run: (sql) => checkResult(overlapping(allReleased(sql))),
  }),
  guards: registersAgree,
};

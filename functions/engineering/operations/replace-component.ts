import { bom } from '../../../shared/contracts/engineering/bom.ts';
import type { replaceComponent as contract } from '../../../shared/contracts/engineering/bom-operations.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { needAll } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { type Change, create } from '../../platform/outcome.ts';
import { checkBom } from '../domain/bom-rules.ts';
import { nothingToReplace, replacesItself } from '../domain/errors.ts';
import { type Replacement, replaceIn } from '../domain/replace-in.ts';
import { dayBefore, firstDay } from '../domain/validity.ts';
import { type Bom, engineeringSettingsOf } from '../queries.ts';
import { releaseGuards } from '../release-boms.ts';
import { versionsUsing } from '../reports/uses.ts';
import { nextRevisions } from '../revision.ts';
import { VersionBook } from '../version-book.ts';

/** Versions of one round; each takes four records of the hundred that a commit may write. */
const ROUND = 20;

/** New versions from a day on wherever the item is used; what went before keeps its days. */
export const replaceComponent: CommandRun<typeof contract> = async (ctx, input) => {
  const { itemId, byItemId, ratio = '1', date } = input;
  const items = await itemsById(ctx, [itemId, byItemId], (id) =>
    id === itemId ? '/itemId' : '/byItemId',
  );
  if (itemId === byItemId) throw replacesItself({}, '/byItemId');
  const using = await ctx.reads.report(versionsUsing, { itemId, date });
  if (using.length === 0) {
    throw nothingToReplace({ item: items.get(itemId)?.code ?? itemId, date }, '/itemId');
  }
  const round = oneOfEachItem(await versionsOf(ctx, using));
  const book = await VersionBook.open(ctx, 'bom', [...round.keys()]);
  const { changes, boms } = await replaced(ctx, book, [...round.values()], {
    itemId,
    byItemId,
    ratio,
    date,
  });
  const guards = await releaseGuards(ctx, book);
  return { result: { boms, remaining: using.length - boms.length }, changes, guards };
};

async function versionsOf(ctx: Ctx, ids: readonly string[]): Promise<Bom[]> {
  const found = await needAll(ctx, bom, ids.slice(0, 2 * ROUND));
  return [...found.values()].filter(({ state }) => state === 'released');
}

/** Two versions of an item are done in two rounds, so that each takes its own revision. */
function oneOfEachItem(versions: readonly Bom[]): Map<string, Bom> {
  const chosen = new Map<string, Bom>();
  for (const version of versions) {
    if (chosen.size < ROUND && !chosen.has(version.itemId)) chosen.set(version.itemId, version);
  }
  return chosen;
}

async function replaced(
  ctx: Ctx,
  book: VersionBook<'bom'>,
  versions: readonly Bom[],
  replacement: Replacement,
) {
  const { date } = replacement;
  const itemIds = versions.map(({ itemId }) => itemId);
  const [revisions, products, { lossMode }] = await Promise.all([
    nextRevisions(ctx, 'bom', itemIds),
    itemsById(ctx, itemIds),
    engineeringSettingsOf(ctx),
  ]);
  const changes: Change[] = [];
  const boms = [];
  for (const before of versions) {
    const { id, itemId, revision: fromRevision } = before;
    const toRevision = revisions.get(itemId) as string;
    const { lines, replaced: numbers } = replaceIn(before.lines, replacement);
    const made = create(ctx, bom, { ...succeeding(before, date), revision: toRevision, lines });
    checkBom(made.after, lossMode, products.get(itemId)?.code ?? itemId);
    const began = firstDay(before) < date;
    changes.push(began ? await book.end(itemId, id, dayBefore(date)) : book.retire(before), made);
    await book.release(made.after);
    boms.push({
      before: id,
      after: made.after.id,
      itemId,
      fromRevision,
      toRevision,
      lines: numbers,
    });
  }
  return { changes, boms };
}

/** What the next version takes over; it begins on the day, or when this one would have begun. */
const succeeding = (before: Bom, date: string) => ({
  itemId: before.itemId,
  state: 'released' as const,
  validFrom: firstDay(before) < date ? date : before.validFrom,
  validTo: before.validTo,
  outputQuantity: before.outputQuantity,
  yield: before.yield,
  byProducts: before.byProducts,
  memo: before.memo,
});

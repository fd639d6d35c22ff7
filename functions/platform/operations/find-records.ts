import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import type { findRecords as contract } from '../../../shared/contracts/platform/operations.ts';
import { nouns } from '../../../shared/contracts/system.ts';
import type { Ctx } from '../context.ts';
import type { QueryRun } from '../implementation.ts';
import { scopeOf } from '../permissions.ts';

const MOST_OF_ONE = 4;
/** Shorter texts have no index: they are looked for among what has a name, not in all documents. */
const INDEXED = 3;

const isNamed = ({ fields }: AnyNoun): boolean => 'name' in fields.shape;

/** A few of every noun, so that many of one do not hide the others. */
export const findRecords: QueryRun<typeof contract> = async (ctx, { search }) => {
  const short = [...search].length < INDEXED;
  const searched = nouns.filter(
    (noun) =>
      !noun.internal && !noun.page?.single && noun.search?.length && (!short || isNamed(noun)),
  );
  const found = await Promise.all(searched.map((noun) => recordsOf(ctx, noun, search)));
  return { data: found.flat() };
};

async function recordsOf(ctx: Ctx, noun: AnyNoun, search: string) {
  const scope = scopeOf(ctx.access, `${noun.id}.read`);
  if (!scope) return [];
  const seen = { scope, access: ctx.access };
  const { data } = await ctx.reads.list(noun, { search, limit: MOST_OF_ONE }, seen);
  const named = noun.title !== 'name' && isNamed(noun);
  return data.map((doc) => ({
    noun: noun.id,
    id: String(doc['id']),
    code: String(doc[noun.title] ?? ''),
    ...(named && doc['name'] !== undefined && { name: String(doc['name']) }),
  }));
}

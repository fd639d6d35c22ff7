import { account } from '../../shared/contracts/finance/account.ts';
import { item } from '../../shared/contracts/masterdata/item.ts';
import { unit } from '../../shared/contracts/masterdata/unit.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { Ctx } from '../platform/context.ts';
import { type Language, nameIn, textIn } from './domain/sheet.ts';

/** What ids on a document are called in its language. */
export interface Names {
  item: (id: string) => string;
  spec: (id: string) => string | undefined;
  code: (id: string) => string;
  unitOf: (itemId: string) => string;
  warehouse: (id: string | undefined) => string | undefined;
}

const known = <T>(map: ReadonlyMap<string, T>, id: string): Partial<T> => map.get(id) ?? {};

/** Items with their units, and warehouses; two calls for any number of lines. */
export async function namesOf(
  ctx: Ctx,
  language: Language,
  ids: { items: readonly string[]; warehouses?: readonly (string | undefined)[] },
): Promise<Names> {
  const places = (ids.warehouses ?? []).filter((id) => id !== undefined);
  const [items, warehouses] = await Promise.all([
    ctx.store.findMany(item, ids.items),
    ctx.store.findMany(warehouse, places),
  ]);
  const units = await ctx.store.findMany(
    unit,
    [...items.values()].map(({ unitId }) => unitId),
  );
  const called = (doc: { name: string; nameEn?: string; code?: string } | undefined) =>
    doc === undefined ? '' : nameIn(language, doc);
  return {
    item: (id) => called(items.get(id) as Doc<typeof item> | undefined),
    spec: (id) => textIn(language, known(items, id).spec),
    code: (id) => known(items, id).code ?? '',
    unitOf: (id) => {
      const own = units.get(known(items, id).unitId ?? '');
      return own === undefined ? '' : nameIn(language, own);
    },
    warehouse: (id) => (id === undefined ? undefined : called(warehouses.get(id))),
  };
}

/** Accounts by code: the chart is small, and vouchers name codes. */
export async function accountNames(ctx: Ctx, codes: readonly string[]) {
  const found = await Promise.all(
    [...new Set(codes)].map(async (code) => {
      const id = await ctx.store.findUnique(account, ['code'], [code]);
      const doc = id === undefined ? undefined : await ctx.store.find(account, id);
      return [code, doc] as const;
    }),
  );
  return new Map(found);
}

import { ledgerPlace } from '../../shared/contracts/finance/ledger-place.ts';
import type { ledgerSettings } from '../../shared/contracts/finance/ledger-settings.ts';
import type { customer } from '../../shared/contracts/masterdata/customer.ts';
import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { priceList } from '../../shared/contracts/masterdata/price-list.ts';
import type { supplier } from '../../shared/contracts/masterdata/supplier.ts';
import { unit } from '../../shared/contracts/masterdata/unit.ts';
import type { workCalendar } from '../../shared/contracts/masterdata/work-calendar.ts';
import type { AnyDoc, Doc } from '../../shared/contracts/noun.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import type { MasterRules } from '../platform/implementation.ts';
import { settingsIdOf } from '../platform/keys.ts';
import { unitChain, unitFactorIncomplete, unknownTaxCode } from './domain/errors.ts';
import { checkItem } from './domain/item-rules.ts';
import { lineNumbers } from './domain/line-numbers.ts';
import { checkTaxNumber } from './domain/party-rules.ts';
import { checkPriceList } from './domain/price-list-rules.ts';
import { checkWorkCalendar, WEEKDAYS } from './domain/work-calendar-rules.ts';

/** One step to the base and no further, so that conversions neither chain nor run in circles. */
async function checkUnit(ctx: Ctx, after: Doc<typeof unit>): Promise<void> {
  const { baseUnitId, factor } = after;
  if ((baseUnitId === undefined) !== (factor === undefined)) {
    throw unitFactorIncomplete({}, factor === undefined ? '/factor' : '/baseUnitId');
  }
  if (baseUnitId === undefined) return;
  if (baseUnitId === after.id) throw unitChain({ unit: after.code }, '/baseUnitId');
  const base = await need(ctx, unit, baseUnitId, '/baseUnitId');
  if (base.baseUnitId !== undefined) throw unitChain({ unit: base.code }, '/baseUnitId');
}

/** The books know the tax rates; what has no books yet is checked when it is sold. */
async function checkTaxCode(ctx: Ctx, taxCode: string | undefined): Promise<void> {
  if (taxCode === undefined) return;
  const noun = ledgerPlace as typeof ledgerSettings;
  const ledger = await ctx.store.find(noun, settingsIdOf(noun, ctx.tenant.id));
  if (!ledger || ledger.taxRates.some(({ code }) => code === taxCode)) return;
  throw unknownTaxCode({ taxCode }, '/taxCode');
}

/** A member's new customer is theirs; what a machine feeds in belongs to nobody yet. */
const customerDefaults = (ctx: Ctx) => ({
  tier: 'C',
  paymentTerms: { kind: 'net', days: 30 },
  revenuePoint: 'delivery',
  ...(ctx.actor.kind === 'key' && { ownerId: undefined }),
});

const as = <T>(doc: AnyDoc | undefined): T => doc as unknown as T;

/** What holds for master data beyond the schemas of its nouns. */
export const masterRules: MasterRules = {
  unit: {
    defaults: () => ({ decimals: 0 }),
    check: (ctx, after) => checkUnit(ctx, as(after)),
  },
  item: {
    defaults: (_ctx, { kind = 'goods' }) => ({
      kind,
      decimals: 0,
      stocked: kind === 'goods',
      make: false,
    }),
    check: async (ctx, after, before) => {
      const [now, then] = [as<Doc<typeof item>>(after), as<Doc<typeof item> | undefined>(before)];
      checkItem(now, then);
      if (now.taxCode !== then?.taxCode) await checkTaxCode(ctx, now.taxCode);
    },
  },
  customer: {
    defaults: customerDefaults,
    check: (ctx, after) => checkTaxNumber(ctx.company, as<Doc<typeof customer>>(after)),
  },
  supplier: {
    defaults: () => ({ paymentTerms: { kind: 'net', days: 30 } }),
    check: (ctx, after) => checkTaxNumber(ctx.company, as<Doc<typeof supplier>>(after)),
  },
  warehouse: {
    defaults: (_ctx, { kind = 'normal' }) => ({ kind, nettable: kind === 'normal' }),
  },
  priceList: {
    defaults: (ctx) => ({
      currency: ctx.company.currency,
      taxIncluded: ctx.company.pricesIncludeTax,
      lines: [],
    }),
    follows: (after, before) => {
      const { lines } = as<Doc<typeof priceList>>(after);
      const numbers = lineNumbers(lines, as<Doc<typeof priceList> | undefined>(before)?.lines);
      return { lines: lines.map((line, index) => ({ ...line, lineNo: numbers[index] })) };
    },
    check: (_ctx, after) => checkPriceList(as<Doc<typeof priceList>>(after)),
  },
  workCalendar: {
    defaults: () => ({ weekdays: [...WEEKDAYS] }),
    check: (_ctx, after) => checkWorkCalendar(as<Doc<typeof workCalendar>>(after)),
  },
};

import { unit } from '../../shared/contracts/masterdata/unit.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import { workCalendar } from '../../shared/contracts/masterdata/work-calendar.ts';
import type { Ctx } from '../platform/context.ts';
import { idFrom } from '../platform/hashing.ts';
import { type Change, create } from '../platform/outcome.ts';
import { WEEKDAYS } from './domain/work-calendar-rules.ts';
import { chineseHolidays } from './public-holidays.ts';

/** Codes follow UN/ECE Recommendation 20 where people use them; names are what stands on paper. */
const units = [
  { code: 'PCS', zh: '个', en: 'Piece', decimals: 0 },
  { code: 'SET', zh: '套', en: 'Set', decimals: 0 },
  { code: 'UNIT', zh: '台', en: 'Unit', decimals: 0 },
  { code: 'PAIR', zh: '双', en: 'Pair', decimals: 0, base: 'PCS', factor: '2' },
  { code: 'DOZ', zh: '打', en: 'Dozen', decimals: 0, base: 'PCS', factor: '12' },
  { code: 'BOX', zh: '盒', en: 'Box', decimals: 0 },
  { code: 'CTN', zh: '箱', en: 'Carton', decimals: 0 },
  { code: 'ROLL', zh: '卷', en: 'Roll', decimals: 0 },
  { code: 'KG', zh: '千克', en: 'Kilogram', decimals: 3 },
  { code: 'G', zh: '克', en: 'Gram', decimals: 0, base: 'KG', factor: '1', per: '1000' },
  { code: 'T', zh: '吨', en: 'Tonne', decimals: 3, base: 'KG', factor: '1000' },
  { code: 'M', zh: '米', en: 'Metre', decimals: 3 },
  { code: 'CM', zh: '厘米', en: 'Centimetre', decimals: 1, base: 'M', factor: '1', per: '100' },
  { code: 'M2', zh: '平方米', en: 'Square metre', decimals: 3 },
  { code: 'M3', zh: '立方米', en: 'Cubic metre', decimals: 3 },
  { code: 'L', zh: '升', en: 'Litre', decimals: 3 },
  { code: 'H', zh: '小时', en: 'Hour', decimals: 2 },
] as const;

type SeedUnit = (typeof units)[number];

export interface MasterChoices {
  locale: string;
}

/**
 * The company calendar: Monday to Friday, in China less the public holidays from last year on and
 * with the weekends worked for them.
 */
function companyCalendar(ctx: Ctx, chinese: boolean): Change {
  const fields = {
    code: 'STANDARD',
    name: chinese ? '公司日历' : 'Company calendar',
    nameEn: 'Company calendar',
    weekdays: [...WEEKDAYS],
    ...(chinese && chineseHolidays(Number(ctx.today.slice(0, 4)) - 1, chinese)),
    standard: true,
  };
  return create(
    ctx,
    workCalendar,
    fields,
    idFrom('cal', ctx.tenant.id, 'workCalendar', 'STANDARD'),
  );
}

/**
 * What a new company finds: common units, a main warehouse, one where goods wait for inspection,
 * and the company calendar. Ids follow from the tenant, so that a repeated set-up makes nothing
 * twice.
 */
export function masterSeed(ctx: Ctx, { locale }: MasterChoices): Change[] {
  const chinese = locale === 'zh-CN';
  const idOf = (noun: string, prefix: string, code: string) =>
    idFrom(prefix, ctx.tenant.id, noun, code);
  const seedUnit = (one: SeedUnit) => {
    const fields = {
      code: one.code,
      name: chinese ? one.zh : one.en,
      nameEn: one.en,
      decimals: one.decimals,
      ...('base' in one && {
        baseUnitId: idOf('unit', 'unit', one.base),
        factor: { numerator: one.factor, denominator: 'per' in one ? one.per : '1' },
      }),
    };
    return create(ctx, unit, fields, idOf('unit', 'unit', one.code));
  };
  const main = {
    code: 'MAIN',
    name: chinese ? '主仓库' : 'Main warehouse',
    nameEn: 'Main warehouse',
    kind: 'normal',
    nettable: true,
  } as const;
  const quarantine = {
    code: 'QC',
    name: chinese ? '待检仓' : 'Quarantine',
    nameEn: 'Quarantine',
    kind: 'quarantine',
    nettable: false,
  } as const;
  const warehouses = [main, quarantine].map((one) =>
    create(ctx, warehouse, one, idOf('warehouse', 'wh', one.code)),
  );
  return [...units.map(seedUnit), ...warehouses, companyCalendar(ctx, chinese)];
}

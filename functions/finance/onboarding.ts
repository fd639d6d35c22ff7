import { account } from '../../shared/contracts/finance/account.ts';
import { ledgerSettings } from '../../shared/contracts/finance/ledger-settings.ts';
import { period } from '../../shared/contracts/finance/period.ts';
import { taxRate } from '../../shared/contracts/finance/tax-rate.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { company } from '../../shared/contracts/platform/company.ts';
import { addMonths } from '../../shared/kernel/date.ts';
import type { Ctx } from '../platform/context.ts';
import { idFrom } from '../platform/hashing.ts';
import { type Change, create } from '../platform/outcome.ts';
import { periodId } from './data/neighbour-periods.ts';
import { chartFor } from './domain/chart-for.ts';
import { periodFields } from './domain/period-fields.ts';
import { countryOf, seedRates } from './domain/seed-rates.ts';
import { ledgerId } from './queries.ts';

type Company = Doc<typeof company>;

/** What was chosen at sign-up; the fields of the company's settings. */
export type LedgerChoices = Pick<
  Company,
  'accountingStandard' | 'taxpayerType' | 'locale' | 'currency' | 'firstPeriod'
>;

/** Beyond the first, as many periods as lead up to today, and one more. */
const MAX_PERIODS = 36;

function periodDays(firstPeriod: string, today: string): string[] {
  const days = [`${firstPeriod}-01`];
  while (days.length < MAX_PERIODS && (days.at(-1) as string) <= today) {
    days.push(addMonths(days.at(-1) as string, 1));
  }
  return days;
}

/**
 * The books of a new company: its chart, the roles, tax rates and the first periods. Ids follow
 * from the tenant, so that a repeated set-up makes nothing twice.
 */
export function ledgerSeed(ctx: Ctx, choices: LedgerChoices): Change[] {
  const chart = chartFor(choices);
  const chinese = choices.locale === 'zh-CN';
  const { id } = ctx.tenant;
  const accounts = chart.accounts.map(({ parent, name, ...one }) =>
    create(
      ctx,
      account,
      {
        ...one,
        name: chinese ? name.zh : name.en,
        nameEn: name.en,
        ...(parent !== undefined && { parentCode: parent }),
      },
      idFrom('acc', id, one.code),
    ),
  );
  const rates = seedRates(countryOf(choices));
  const settings = create(
    ctx,
    ledgerSettings,
    {
      chart: chart.id,
      currency: choices.currency,
      taxRegime: choices.taxpayerType === 'small' ? 'smallScale' : 'general',
      firstPeriod: choices.firstPeriod,
      voucherWord: chinese ? '记' : 'JV',
      smallDifference: '5',
      defaultTaxCode: rates.find(({ code }) => code.endsWith(mainRate(choices)))?.code ?? 'none',
      roles: chart.roleMap,
      taxRates: rates.map(({ code, rate, validFrom, validTo }) => ({
        code,
        rate,
        validFrom,
        ...(validTo !== undefined && { validTo }),
      })),
    },
    ledgerId(id),
  );
  const taxes = rates.map(({ zh, en, ...one }) =>
    create(
      ctx,
      taxRate,
      { ...one, name: chinese ? zh : en, nameEn: en },
      idFrom('tax', id, one.code, one.validFrom),
    ),
  );
  const periods = periodDays(choices.firstPeriod, ctx.today).map((day) =>
    create(ctx, period, periodFields(day), periodId(id, day.slice(0, 7))),
  );
  return [settings, ...periods, ...taxes, ...accounts];
}

/** The rate that most sales of such a company carry. */
const mainRate = ({ accountingStandard, taxpayerType }: LedgerChoices): string => {
  if (accountingStandard === 'international') return '.standard';
  return taxpayerType === 'small' ? '.smallScale' : '.goods';
};

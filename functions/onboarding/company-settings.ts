import type * as z from 'zod';
import type { companyFounded } from '../../shared/contracts/account/events.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import type { company } from '../../shared/contracts/platform/company.ts';
import { companyId } from '../platform/http/session.ts';

export type Founding = z.infer<(typeof companyFounded)['data']>;

/** What a country's companies usually choose; every one of it can be changed in the settings. */
const usual = {
  'zh-CN': { currency: 'CNY', timeZone: 'Asia/Shanghai', pricesIncludeTax: true },
  en: { currency: 'GBP', timeZone: 'Europe/London', pricesIncludeTax: false },
} as const;

/** The company's settings from what was chosen at sign-up. */
export function companyFields({ choices }: Founding): Fields<typeof company> {
  const habits = usual[choices.locale];
  return {
    name: choices.company,
    locale: choices.locale,
    timeZone: choices.timeZone ?? habits.timeZone,
    currency: choices.currency ?? habits.currency,
    accountingStandard: choices.accountingStandard,
    taxpayerType: choices.taxpayerType,
    costingMethod: choices.costingMethod,
    firstPeriod: choices.firstPeriod,
    pricesIncludeTax: habits.pricesIncludeTax,
    allowNegativeStock: false,
    deliveryTolerance: '0',
    reserveHorizonDays: 90,
    ...(choices.taxNumber !== undefined && { taxNumber: choices.taxNumber }),
  };
}

/** The settings as a document, before they are stored. */
export function companyDocument(founding: Founding, tenantId: string, now: string) {
  const by = 'workflow:tenant-onboarding';
  return {
    id: companyId(tenantId),
    version: 1,
    createdAt: now,
    createdBy: by,
    updatedAt: now,
    updatedBy: by,
    ...companyFields(founding),
  } as Doc<typeof company>;
}

import { crmSeed } from '../crm/onboarding.ts';
import { ledgerSeed } from '../finance/onboarding.ts';
import { masterSeed } from '../masterdata/onboarding.ts';
import type { Ctx } from '../platform/context.ts';
import type { Change } from '../platform/outcome.ts';
import type { Founding } from './company-settings.ts';

export type Seed = readonly [name: string, changesOf: (ctx: Ctx) => Change[]];

/** What each module puts into a new company, lowest floor first. */
export function seedsOf({ choices }: Founding): Seed[] {
  return [
    ['masterdata', (ctx) => masterSeed(ctx, choices)],
    ['finance', (ctx) => ledgerSeed(ctx, ctx.company)],
    ['crm', (ctx) => crmSeed(ctx, choices.locale)],
  ];
}

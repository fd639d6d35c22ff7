import { period } from '../../../shared/contracts/finance/period.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { addMonths } from '../../../shared/kernel/date.ts';
import { conflict } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Guard } from '../../platform/guard.ts';
import { idFrom } from '../../platform/hashing.ts';
import { documentKey } from '../../platform/keys.ts';

export type PeriodDoc = Doc<typeof period>;

/** A period's id follows from its month, so that no month has two. */
export const periodId = (tenantId: string, code: string): string => idFrom('per', tenantId, code);

/** The period so many months later, or earlier; undefined if the books do not have it. */
export const periodBeside = (ctx: Ctx, { from }: PeriodDoc, months: number) =>
  ctx.store.find(period, periodId(ctx.tenant.id, addMonths(from, months).slice(0, 7)));

/** The decision looked at this period: it must still be as it was. */
export const periodUnchangedGuard = ({ id, code, version }: PeriodDoc): Guard => ({
  key: documentKey(period, id),
  equals: { v: version },
  refusal: conflict({ reason: `period ${code} changed meanwhile.` }),
});

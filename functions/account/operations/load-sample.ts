import { sampleRequested } from '../../../shared/contracts/account/events.ts';
import type { loadSample as contract } from '../../../shared/contracts/account/operations.ts';
import { addDays, addMonths, instantToDate, monthOf } from '../../../shared/kernel/date.ts';
import type { AccountRun } from '../account-context.ts';
import { openSample } from '../open-company.ts';
import { sampleOf } from '../sample-of.ts';

/** Whose company it is, is said where its people are; the founder only owns it. */
const FOUNDER = '演示用户 Guest';
const NAME = '苏州合泰精密五金有限公司';
const TIME_ZONE = 'Asia/Shanghai';

/** A second click, or two at once, find the company of the first. */
export const loadSample: AccountRun<typeof contract> = async (ctx) => {
  const personId = ctx.personId as string;
  const { control, clock, identity } = ctx.runtime;
  const known = await sampleOf(control, personId);
  if (known) return { body: { tenantId: known.id, state: known.state } };
  const until = addDays(instantToDate(clock.now(), TIME_ZONE), -1);
  const first = addDays(addMonths(until, -12), 1);
  const choices = {
    ...{ name: FOUNDER, company: NAME, locale: 'zh-CN' as const, timeZone: TIME_ZONE },
    ...{ accountingStandard: 'cnSmall' as const, taxpayerType: 'general' as const },
    ...{ costingMethod: 'movingAverage' as const, firstPeriod: monthOf(first) },
  };
  const email = await identity.emailOf(personId);
  const founding = { personId, email, choices };
  const id = await openSample(ctx.runtime, founding, sampleRequested.id, { founding, until });
  const made = id ?? (await sampleOf(control, personId))?.id ?? '';
  return { body: { tenantId: made, state: 'onboarding' } };
};

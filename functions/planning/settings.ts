import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { planningSettings } from '../../shared/contracts/planning/planning-settings.ts';
import type { Ctx } from '../platform/context.ts';
import { settingsIdOf } from '../platform/keys.ts';
import { type Change, create, revise } from '../platform/outcome.ts';

export type PlanningSettings = Fields<typeof planningSettings>;
type Stored = Doc<typeof planningSettings>;

export const defaultSettings = (): PlanningSettings => ({
  horizonDays: 364,
  toleranceDays: 0,
  consumption: 'consume',
  backwardDays: 15,
  forwardDays: 0,
  nightly: false,
  planOnOrders: true,
});

export const settingsId = (ctx: Ctx): string => settingsIdOf(planningSettings, ctx.tenant.id);

export const storedSettings = (ctx: Ctx): Promise<Stored | undefined> =>
  ctx.store.find(planningSettings, settingsId(ctx));

export const settingsOf = async (ctx: Ctx): Promise<PlanningSettings> =>
  (await storedSettings(ctx)) ?? defaultSettings();

/** A change of some settings; the first one writes the defaults down with it. */
export function changeOfSettings(
  ctx: Ctx,
  before: Stored | undefined,
  patch: Partial<PlanningSettings>,
): Change & { after: Stored } {
  if (before !== undefined) return revise(ctx, planningSettings, before, patch);
  return create(ctx, planningSettings, { ...defaultSettings(), ...patch }, settingsId(ctx));
}

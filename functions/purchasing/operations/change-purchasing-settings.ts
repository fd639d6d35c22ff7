import { purchasingSettings } from '../../../shared/contracts/purchasing/purchasing-settings.ts';
import type { changePurchasingSettings as contract } from '../../../shared/contracts/purchasing/question-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { settingsIdOf } from '../../platform/keys.ts';
import { create, revise } from '../../platform/outcome.ts';
import { defaultSettings, type Settings, storedSettings } from '../settings.ts';

/** How the company buys, from the next document on. */
export const changePurchasingSettings: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await storedSettings(ctx);
  const named = Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, value ?? undefined]),
  ) as Partial<Settings>;
  const change = before
    ? revise(ctx, purchasingSettings, before, named)
    : create(
        ctx,
        purchasingSettings,
        { ...defaultSettings, ...named },
        settingsIdOf(purchasingSettings, ctx.tenant.id),
      );
  return { result: change.after, changes: [change] };
};

import type { changeSalesSettings as contract } from '../../../shared/contracts/sales/question-operations.ts';
import { salesSettings } from '../../../shared/contracts/sales/sales-settings.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { settingsIdOf } from '../../platform/keys.ts';
import { create, revise } from '../../platform/outcome.ts';
import { defaultSettings, type Settings, storedSettings } from '../settings.ts';

/** How the company sells, from the next document on. */
export const changeSalesSettings: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await storedSettings(ctx);
  const named = Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, value ?? undefined]),
  ) as Partial<Settings>;
  const change = before
    ? revise(ctx, salesSettings, before, named)
    : create(
        ctx,
        salesSettings,
        { ...defaultSettings, ...named },
        settingsIdOf(salesSettings, ctx.tenant.id),
      );
  return { result: change.after, changes: [change] };
};

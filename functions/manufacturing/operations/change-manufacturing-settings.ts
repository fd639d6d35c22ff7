import { manufacturingSettings } from '../../../shared/contracts/manufacturing/manufacturing-settings.ts';
import type { changeManufacturingSettings as contract } from '../../../shared/contracts/manufacturing/order-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, revise } from '../../platform/outcome.ts';
import { defaultSettings, settingsId, storedSettings } from '../settings.ts';

/** How the company makes things, from the next step on. */
export const changeManufacturingSettings: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await storedSettings(ctx);
  const whole = { ...defaultSettings, ...input };
  const change = before
    ? revise(ctx, manufacturingSettings, before, input)
    : create(ctx, manufacturingSettings, whole, settingsId(ctx));
  return { result: change.after, changes: [change] };
};

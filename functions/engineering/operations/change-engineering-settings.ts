import { engineeringSettings } from '../../../shared/contracts/engineering/engineering-settings.ts';
import type { changeEngineeringSettings as contract } from '../../../shared/contracts/engineering/settings-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, revise } from '../../platform/outcome.ts';
import { patchOf } from '../domain/patch.ts';
import { defaultSettings, settingsId, storedSettings } from '../settings.ts';

/** How bills of materials are read, from the next order on. */
export const changeEngineeringSettings: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await storedSettings(ctx);
  const named = patchOf(input);
  const change = before
    ? revise(ctx, engineeringSettings, before, named)
    : create(ctx, engineeringSettings, { ...defaultSettings(), ...named }, settingsId(ctx));
  return { result: change.after, changes: [change] };
};

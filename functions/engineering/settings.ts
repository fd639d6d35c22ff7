import { engineeringSettings } from '../../shared/contracts/engineering/engineering-settings.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import type { Ctx } from '../platform/context.ts';
import { settingsIdOf } from '../platform/keys.ts';

export type EngineeringSettings = Fields<typeof engineeringSettings>;

export const defaultSettings = (): EngineeringSettings => ({
  lossMode: 'factor',
  materialCost: 'average',
});

export const settingsId = (ctx: Ctx): string => settingsIdOf(engineeringSettings, ctx.tenant.id);

export const storedSettings = (ctx: Ctx): Promise<Doc<typeof engineeringSettings> | undefined> =>
  ctx.store.find(engineeringSettings, settingsId(ctx));

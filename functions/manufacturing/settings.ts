import { manufacturingSettings } from '../../shared/contracts/manufacturing/manufacturing-settings.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { Ctx } from '../platform/context.ts';
import { settingsIdOf } from '../platform/keys.ts';
import type { Settings } from './domain/work-order-life.ts';

export const defaultSettings: Settings = {
  overTolerance: '0',
  underTolerance: '0',
  backflushAt: 'report',
  reservation: 'soft',
  scrap: 'inProduct',
  receiveReportedOnly: false,
};

export const settingsId = (ctx: Ctx): string => settingsIdOf(manufacturingSettings, ctx.tenant.id);

export const storedSettings = (ctx: Ctx): Promise<Doc<typeof manufacturingSettings> | undefined> =>
  ctx.store.find(manufacturingSettings, settingsId(ctx));

/** How this company makes things; the defaults until somebody changes them. */
export const loadSettings = async (ctx: Ctx): Promise<Settings> =>
  (await storedSettings(ctx)) ?? defaultSettings;

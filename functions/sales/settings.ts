import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { salesSettings } from '../../shared/contracts/sales/sales-settings.ts';
import type { Ctx } from '../platform/context.ts';
import { settingsIdOf } from '../platform/keys.ts';

export const defaultSettings: Fields<typeof salesSettings> = {
  creditAction: 'hold',
  billing: 'manual',
  quotationDays: 30,
};

export type Settings = Fields<typeof salesSettings>;

export const storedSettings = (ctx: Ctx): Promise<Doc<typeof salesSettings> | undefined> =>
  ctx.store.find(salesSettings, settingsIdOf(salesSettings, ctx.tenant.id));

/** How this company sells; the defaults until somebody changes them. */
export const loadSettings = async (ctx: Ctx): Promise<Settings> =>
  (await storedSettings(ctx)) ?? defaultSettings;

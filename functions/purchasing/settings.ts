import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { purchasingSettings } from '../../shared/contracts/purchasing/purchasing-settings.ts';
import type { Ctx } from '../platform/context.ts';
import { settingsIdOf } from '../platform/keys.ts';
import type { ReminderRule } from './domain/due-reminders.ts';

export type Settings = Fields<typeof purchasingSettings>;

export const defaultSettings = {
  quantityTolerance: '0',
  priceTolerance: '0.02',
  amountTolerance: '50',
  overReceipt: '0',
  confirmDeduction: false,
  materialDifference: 'costOfSales',
  remindSuppliers: false,
  reminderDays: 3,
  overdueDays: 1,
  repeatDays: 7,
  shortageFrom: '100000',
  priceWeight: 60,
  leadTimeWeight: 25,
  shareWeight: 15,
} as const satisfies Settings;

export const storedSettings = (ctx: Ctx): Promise<Doc<typeof purchasingSettings> | undefined> =>
  ctx.store.find(purchasingSettings, settingsIdOf(purchasingSettings, ctx.tenant.id));

/** How this company buys; the defaults until somebody changes them. */
export const loadSettings = async (ctx: Ctx): Promise<Settings> =>
  (await storedSettings(ctx)) ?? defaultSettings;

/** When suppliers are written to, as far as the company has not said otherwise. */
export const reminderRuleOf = ({
  reminderDays: before,
  overdueDays: after = defaultSettings.overdueDays,
  repeatDays: repeat = defaultSettings.repeatDays,
}: Settings): ReminderRule => ({ before, after, repeat });

import { supplierReminded } from '../../../shared/contracts/purchasing/events.ts';
import { supplierReminder } from '../../../shared/contracts/purchasing/supplier-reminder.ts';
import { revise } from '../../platform/outcome.ts';
import { defineReaction } from '../../platform/reaction.ts';

/**
 * The letter goes out, and says so: once that is written, it does not go out again. Should writing
 * it fail, it goes out twice rather than never.
 */
export const onSupplierReminded = defineReaction({
  id: 'purchasing.onSupplierReminded',
  on: supplierReminded,
  permissions: [],
  run: async (ctx, { supplierReminderId }) => {
    const reminder = await ctx.store.find(supplierReminder, supplierReminderId);
    if (!reminder || reminder.sentAt !== undefined) return undefined;
    const { email: to, subject, letter: text } = reminder;
    await ctx.mail.send({ to, subject, text });
    const sent = revise(ctx, supplierReminder, reminder, { sentAt: ctx.now });
    return { result: null, changes: [sent] };
  },
});

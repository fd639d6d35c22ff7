import { item } from '../../shared/contracts/masterdata/item.ts';
import type { supplier } from '../../shared/contracts/masterdata/supplier.ts';
import { unit } from '../../shared/contracts/masterdata/unit.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { supplierReminded } from '../../shared/contracts/purchasing/events.ts';
import { supplierReminder } from '../../shared/contracts/purchasing/supplier-reminder.ts';
import type { Ctx } from '../platform/context.ts';
import { idFrom } from '../platform/hashing.ts';
import { create, emit, type Posting } from '../platform/outcome.ts';
import { type Reason, reasonKey } from './domain/due-reminders.ts';
import { type Order, openQuantity } from './domain/order-life.ts';
import { reminderLetter } from './domain/reminder-letter.ts';

export type Reminder = Doc<typeof supplierReminder>;

/** A line of an order, and why it is written about. */
export interface DueLine extends Reason {
  lineNo: number;
}

/** The contact of a supplier who can be written to. */
export const writableContact = ({ contacts = [] }: Doc<typeof supplier>) => {
  const found = contacts.find(({ email }) => email !== undefined);
  return found?.email === undefined ? undefined : { name: found.name, email: found.email };
};

/** Known by its reasons: the same ones make the same document. */
export const reminderId = (ctx: Ctx, order: Order, lines: readonly DueLine[]): string =>
  idFrom(
    ...(['srm', ctx.tenant.id] as const),
    ...lines.map((line) => reasonKey(order.id, line.lineNo, line)),
  );

interface Wanted {
  order: Order;
  seller: Doc<typeof supplier>;
  contact: { name: string; email: string };
  lines: readonly DueLine[];
}

/** The letter about some lines of an order; the mail goes out when its event is heard. */
export async function newReminder(
  ctx: Ctx,
  { order, seller, contact, lines }: Wanted,
  id: string,
): Promise<Posting & { reminder: Reminder }> {
  const itemOf = await ctx.store.findMany(
    item,
    order.lines.map(({ itemId }) => itemId),
  );
  const unitOf = await ctx.store.findMany(
    unit,
    [...itemOf.values()].map(({ unitId }) => unitId),
  );
  const lineOf = new Map(order.lines.map((line) => [line.lineNo, line]));
  const reminded = lines.flatMap((due) => {
    const line = lineOf.get(due.lineNo);
    return line ? [{ ...due, itemId: line.itemId, open: openQuantity(line) }] : [];
  });
  const language = seller.language ?? ctx.company.locale;
  const { name, nameEn } = ctx.company;
  const letter = reminderLetter(language, {
    company: language === 'en' ? (nameEn ?? name) : name,
    number: order.number,
    orderedOn: order.date,
    supplierReference: order.supplierReference,
    today: ctx.today,
    lines: reminded.map(({ lineNo, itemId, open, dueOn }) => {
      const goods = itemOf.get(itemId);
      const called = `${goods?.code} ${goods?.name}`;
      return {
        lineNo,
        item: called,
        open,
        unit: unitOf.get(goods?.unitId ?? '')?.code ?? '',
        dueOn,
      };
    }),
  });
  const { after } = create(
    ctx,
    supplierReminder,
    {
      number: `${order.number} ${ctx.today}`,
      purchaseOrderId: order.id,
      supplierId: seller.id,
      date: ctx.today,
      contactName: contact.name,
      email: contact.email,
      language,
      ...letter,
      lines: reminded,
    },
    id,
  );
  const ids = { purchaseOrderId: order.id, supplierId: seller.id };
  return {
    reminder: after,
    changes: [{ noun: supplierReminder, after }],
    guards: [],
    events: [emit(supplierReminded, { supplierReminderId: id, ...ids })],
  };
}

import * as z from 'zod';
import { supplier } from '../../../shared/contracts/masterdata/supplier.ts';
import { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import { supplierReminder } from '../../../shared/contracts/purchasing/supplier-reminder.ts';
import { NoEffect } from '../../platform/command.ts';
import type { Ctx } from '../../platform/context.ts';
import { inParts } from '../../platform/in-parts.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import { type Outcome, together } from '../../platform/outcome.ts';
import { reasonKey, reasonOn } from '../domain/due-reminders.ts';
import { expectedOn } from '../domain/order-life.ts';
import { type DueLine, newReminder, reminderId, writableContact } from '../new-reminder.ts';
import { type OpenPurchaseLine, openLines } from '../reports/open-lines.ts';
import { remindedBefore } from '../reports/reminded-before.ts';
import { loadSettings, reminderRuleOf } from '../settings.ts';

const STEP = 'purchasing.remindSuppliers';

/** Each takes a document and its personal values; well within one commit. */
const MOST_A_COMMIT = 30;
/** Well within the function's 25 seconds. What is left over is written about in the next night. */
const TIME_MS = 15_000;

/**
 * Writes to suppliers about lines that are due soon or overdue, once for each reason, where the
 * company wants that. A repetition for the same night goes on behind the parts that were committed.
 */
export const remindSuppliers = defineControlStep({
  id: STEP,
  input: z.looseObject({ at: z.string().max(40) }),
  control: async (runtime, { at }, tenant) => {
    const startedAt = runtime.clock.now();
    const parts = inParts(runtime, {
      ...{ step: STEP, workflow: 'nightly-reminders', permissions: ['purchaseOrder.remind'] },
      ...{ at, tenant, decide: remindSome },
    });
    let total = 0;
    for await (const { reminded } of parts) {
      total += reminded;
      if (runtime.clock.now() - startedAt > TIME_MS) break;
    }
    return { reminded: total };
  },
});

async function remindSome(ctx: Ctx): Promise<Outcome<{ reminded: number }>> {
  const settings = await loadSettings(ctx);
  const due = settings.remindSuppliers ? await dueOrders(ctx, reminderRuleOf(settings)) : [];
  const wanted = [];
  for (const { purchaseOrderId, lines } of due) {
    if (wanted.length === MOST_A_COMMIT) break;
    const order = await ctx.store.find(purchaseOrder, purchaseOrderId);
    const seller = order && (await ctx.store.find(supplier, order.supplierId));
    const contact = seller && writableContact(seller);
    if (!contact) continue;
    const id = reminderId(ctx, order, lines);
    if (await ctx.store.find(supplierReminder, id)) continue;
    wanted.push(await newReminder(ctx, { order, seller, contact, lines }, id));
  }
  if (wanted.length === 0) throw new NoEffect();
  return { result: { reminded: wanted.length }, ...together(...wanted) };
}

interface DueOrder {
  purchaseOrderId: string;
  lines: DueLine[];
}

/** Orders with lines that nobody has been written to about for the reason they have today. */
async function dueOrders(ctx: Ctx, rule: ReturnType<typeof reminderRuleOf>): Promise<DueOrder[]> {
  const open = await ctx.reads.report(openLines, {});
  const before = new Set(await ctx.reads.report(remindedBefore, {}));
  const lines = open.flatMap((line: OpenPurchaseLine) => {
    const { purchaseOrderId, lineNo, state } = line;
    const reason = state === 'draft' ? undefined : reasonOn(ctx.today, expectedOn(line), rule);
    if (!reason || before.has(reasonKey(purchaseOrderId, lineNo, reason))) return [];
    return [{ purchaseOrderId, lineNo, ...reason }];
  });
  return [...Map.groupBy(lines, ({ purchaseOrderId }) => purchaseOrderId)].map(
    ([purchaseOrderId, own]) => ({
      purchaseOrderId,
      lines: own.map(({ purchaseOrderId: _, ...line }) => line),
    }),
  );
}

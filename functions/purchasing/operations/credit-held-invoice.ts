import type * as z from 'zod';
import type { creditHeldInvoice as contract } from '../../../shared/contracts/purchasing/invoice-operations.ts';
import { purchaseInvoice } from '../../../shared/contracts/purchasing/purchase-invoice.ts';
import { add, gt, sub } from '../../../shared/kernel/decimal.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, revise, together } from '../../platform/outcome.ts';
import { creditExceeds, unknownLine } from '../domain/errors.ts';
import { effective, type InvoiceLine } from '../domain/plan-posting.ts';
import { openHeld } from '../held-invoice.ts';
import { redInvoice } from '../red-invoice.ts';
import { settleInvoice } from '../settle-invoice.ts';

type Credit = z.infer<(typeof contract)['input']>['lines'][number];

/** The supplier takes back what no goods backed: both are posted together as soon as they fit. */
export const creditHeldInvoice: CommandRun<typeof contract> = async (ctx, input) => {
  const { invoice, orders, matched } = await openHeld(ctx, input.id, 'purchaseInvoice.record');
  const { postingDate = ctx.today, date = ctx.today, invoiceNumber, lines: credits } = input;
  const lines = credited(invoice.lines, credits);
  const fields = await redInvoice(ctx, invoice, {
    ...{ invoiceNumber, date, postingDate, credits },
    links: { correctsId: invoice.id },
  });
  const red = create(ctx, purchaseInvoice, fields);
  const change = revise(ctx, purchaseInvoice, invoice, { postingDate, lines: matched(lines) });
  const { result: _, ...settled } = await settleInvoice(ctx, change, orders);
  const posting = together(
    { changes: [red] },
    {
      changes: [...(settled.changes ?? [])],
      guards: [...(settled.guards ?? [])],
      events: [...(settled.events ?? [])],
    },
  );
  return { result: red.after, ...posting };
};

/** §10: what is taken back never exceeds what the line says. */
function credited(lines: readonly InvoiceLine[], credits: readonly Credit[]): InvoiceLine[] {
  const after = new Map(lines.map((line) => [line.lineNo, line]));
  for (const [index, { lineNo, quantity, net, tax }] of credits.entries()) {
    const line = after.get(lineNo);
    const pointer = `/lines/${index}`;
    if (!line) throw unknownLine({ line: lineNo }, `${pointer}/lineNo`);
    const left = effective(line);
    for (const name of ['quantity', 'net', 'tax'] as const) {
      const taken = { quantity, net, tax }[name];
      if (gt(taken, left[name])) {
        throw creditExceeds({ line: lineNo, left: left[name] }, `${pointer}/${name}`);
      }
    }
    after.set(lineNo, {
      ...line,
      credited: add(sub(line.quantity, left.quantity), quantity),
      creditedNet: add(sub(line.net, left.net), net),
      creditedTax: add(sub(line.tax, left.tax), tax),
    });
  }
  return lines.map(({ lineNo }) => after.get(lineNo) as InvoiceLine);
}

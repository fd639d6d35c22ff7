import type { AccountRole } from '../../../shared/contracts/finance/account-roles.ts';
import type { reverseStockMove as contract } from '../../../shared/contracts/inventory/move-operations.ts';
import { type MoveKind, stockMove } from '../../../shared/contracts/inventory/stock-move.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { neg } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { type Change, type Posting, revise, together } from '../../platform/outcome.ts';
import { unmarkOpened } from '../data/opening-marks.ts';
import { alreadyReversed, reverseAtSource } from '../domain/inventory-errors.ts';
import { returnEntries, type StockEntry, stockEntries } from '../domain/stock-entries.ts';
import { issueStock } from '../issue-stock.ts';
import { newManualMove } from '../manual-move.ts';
import { moveBetweenWarehouses } from '../move-between-warehouses.ts';
import type { IssueCost, MoveRequest, ReceiptValue } from '../move-types.ts';
import { openingDay } from '../opening-day.ts';
import { openingEntries } from '../opening-stock.ts';
import { receiveStock } from '../receive-stock.ts';
import { stockJournal } from '../stock-journal.ts';

type Move = Doc<typeof stockMove>;

/** Other movements are undone by the document that caused them. */
const reversible: readonly MoveKind[] = ['opening', 'otherIn', 'otherOut', 'transfer'];

/** The opposite movement and the entry in red. */
export const reverseStockMove: CommandRun<typeof contract> = async (ctx, input) => {
  const original = await load(ctx, stockMove, input.id, 'stockMove.reverse');
  const { number, kind, memo } = original;
  if (original.reversedBy !== undefined) throw alreadyReversed({ number });
  if (!reversible.includes(kind)) throw reverseAtSource({ noun: original.source.noun, number });
  const date = kind === 'opening' ? openingDay(ctx) : (input.date ?? ctx.today);
  const request = {
    ...(await newManualMove(ctx, date)),
    date,
    kind: 'reversal' as const,
    reverses: original.id,
    memo: input.memo ?? memo ?? number,
    ...(original.accountRole !== undefined && {
      accountRole: original.accountRole as AccountRole,
    }),
  };
  const { move, posting, entries } = await opposite(ctx, original, request);
  const journal = { date, source: request.source, memo: request.memo, lines: entries };
  const options = { kind: kind === 'opening' ? ('opening' as const) : ('auto' as const) };
  const voucher = await stockJournal(ctx, journal, options);
  const marked = markReversed(ctx, posting, original, move.id);
  return { result: move, ...together(marked, voucher) };
};

interface Opposite {
  move: Move;
  posting: Posting;
  entries: readonly StockEntry[];
}

const lineOf = (line: Move['lines'][number], index: number) => ({
  sourceLine: line.sourceLine ?? String(index + 1),
  itemId: line.itemId,
  quantity: line.quantity,
  ...(line.lot !== undefined && { lot: line.lot }),
  ...(line.serial !== undefined && { serial: line.serial }),
  pointer: '/id',
});

async function opposite(ctx: Ctx, original: Move, request: MoveRequest): Promise<Opposite> {
  if (original.kind === 'transfer') {
    const lines = original.lines.map((line, i) => ({
      ...lineOf(line, i),
      fromWarehouseId: line.toWarehouseId as string,
      toWarehouseId: line.fromWarehouseId as string,
    }));
    return { ...(await moveBetweenWarehouses(ctx, { ...request, lines })), entries: [] };
  }
  const role = request.accountRole ?? 'nonOperatingExpense';
  if (original.kind === 'otherOut') {
    const back = await takeBack(ctx, original, request);
    return { ...back, entries: returnEntries(back.values, role) };
  }
  const gone = await giveBack(ctx, original, request);
  const values = gone.costs.map(asNegativeReceipt);
  if (original.kind === 'opening') {
    const unmarked = gone.move.lines.map(({ itemId, fromWarehouseId = '', lot, serial }) =>
      unmarkOpened({ itemId, warehouseId: fromWarehouseId, lot, serial }),
    );
    const posting = { ...gone.posting, guards: [...gone.posting.guards, ...unmarked] };
    return { ...gone, posting, entries: await openingEntries(ctx, values) };
  }
  return { ...gone, entries: stockEntries(values, { role, outwards: false }) };
}

/** What went out comes back at what it cost. */
function takeBack(ctx: Ctx, original: Move, request: MoveRequest) {
  return receiveStock(ctx, {
    ...request,
    from: original.lines[0]?.toKind ?? 'adjustment',
    lines: original.lines.map((line, i) => {
      const goods = lineOf(line, i);
      const { sourceLine } = goods;
      const warehouseId = line.fromWarehouseId as string;
      return { ...goods, warehouseId, costOf: { sourceId: original.id, sourceLine } };
    }),
  });
}

/** What came in leaves at its value, as long as the rest keeps a sound one. */
function giveBack(ctx: Ctx, original: Move, request: MoveRequest) {
  return issueStock(ctx, {
    ...request,
    to: original.lines[0]?.fromKind ?? 'adjustment',
    lines: original.lines.map((line, i) => ({
      ...lineOf(line, i),
      warehouseId: line.toWarehouseId as string,
      returns: { moveId: original.id, value: line.cost ?? '0' },
    })),
  });
}

const asNegativeReceipt = ({ cost, difference: _, ...line }: IssueCost): ReceiptValue => ({
  ...line,
  value: neg(cost),
  adjustment: '0',
  variance: '0',
});

/** The original names its reversal, in the one change of it that the commit may hold. */
function markReversed(ctx: Ctx, posting: Posting, original: Move, reversedBy: string): Posting {
  const isOriginal = ({ after }: Change) => (after as Move | null)?.id === original.id;
  const known = posting.changes.find(isOriginal)?.after as Move | undefined;
  const { lines } = known ?? original;
  const change = revise(ctx, stockMove, original, { lines, reversedBy });
  const others = posting.changes.filter((one) => !isOriginal(one));
  return { ...posting, changes: [...others, change] };
}

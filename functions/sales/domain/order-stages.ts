import {
  add,
  type Decimal,
  div,
  eq,
  gt,
  isZero,
  min,
  sub,
  sum,
} from '../../../shared/kernel/decimal.ts';
import {
  excessClaim,
  keptQuantity,
  type Order,
  type OrderLine,
  shortQuantity,
} from './order-life.ts';
import { billable, type Delivery, uninvoiced } from './plan-invoice.ts';

interface Label {
  en: string;
  zh: string;
}

export interface Blocker {
  label: Label;
  lineNo?: number;
  itemId?: string;
  quantity?: Decimal;
}

export interface Stage {
  stage: 'confirm' | 'reserve' | 'deliver' | 'sign' | 'invoice' | 'collect' | 'close';
  label: Label;
  state: 'done' | 'partly' | 'waiting' | 'blocked' | 'notNeeded';
  share: Decimal;
  plannedOn?: string;
  happenedOn?: string;
  blockedBecause?: Blocker[];
}

/** What is known around an order: its deliveries, and what is open of its receivables. */
export interface OrderFacts {
  order: Order;
  deliveries: readonly Delivery[];
  receivables: readonly { amount: Decimal; open: Decimal }[];
}

const SHARE_PLACES = 4;

const shareOf = (part: Decimal, whole: Decimal): Decimal =>
  isZero(whole) ? '1' : min('1', div(part, whole, SHARE_PLACES));

const total = (lines: readonly OrderLine[], of: (line: OrderLine) => Decimal): Decimal =>
  sum(lines.map(of));

function progress(part: Decimal, whole: Decimal): Pick<Stage, 'state' | 'share'> {
  const share = shareOf(part, whole);
  if (eq(share, '1')) return { state: 'done', share };
  return { state: isZero(share) ? 'waiting' : 'partly', share };
}

const taken = ({ state }: Order): boolean => !['draft', 'onHold', 'cancelled'].includes(state);

function confirmStage(order: Order): Stage {
  const label = { en: 'Confirmed', zh: '确认' };
  const base = { stage: 'confirm', label } as const;
  if (taken(order)) {
    const { confirmedOn } = order;
    const on = confirmedOn === undefined ? {} : { happenedOn: confirmedOn };
    return { ...base, state: 'done', share: '1', ...on };
  }
  if (order.state !== 'onHold') return { ...base, state: 'waiting', share: '0' };
  const reason = order.holdReason ?? '';
  const blockedBecause = [{ label: { en: reason, zh: `信用冻结：${reason}` } }];
  return { ...base, state: 'blocked', share: '0', blockedBecause };
}

function reserveStage(order: Order): Stage {
  const { lines } = order;
  const ready = total(lines, (line) => add(line.reserved, min(line.delivered, keptQuantity(line))));
  const base = { stage: 'reserve', label: { en: 'Goods ready', zh: '备货' } } as const;
  const short = taken(order) ? lines.filter(({ supply }) => supply === 'short') : [];
  const stage = { ...base, ...progress(ready, total(lines, keptQuantity)) };
  if (!lines.some((line) => line.warehouseId !== undefined)) {
    return { ...base, state: 'notNeeded', share: '1' };
  }
  if (short.length === 0) return stage;
  const blockedBecause = short.map((line) => ({
    label: { en: 'Short of stock', zh: '缺货' },
    lineNo: line.lineNo,
    itemId: line.itemId,
    quantity: shortQuantity(line),
  }));
  return { ...stage, state: 'blocked', blockedBecause };
}

function deliverStage(order: Order, deliveries: readonly Delivery[]): Stage {
  const { lines, requestedDate } = order;
  const left = total(lines, (line) => min(line.delivered, keptQuantity(line)));
  const last = deliveries.at(-1)?.date;
  return {
    stage: 'deliver',
    label: { en: 'Delivered', zh: '发货' },
    ...progress(left, total(lines, keptQuantity)),
    ...(requestedDate !== undefined && { plannedOn: requestedDate }),
    ...(last !== undefined && { happenedOn: last }),
  };
}

function signStage(order: Order, deliveries: readonly Delivery[]): Stage {
  const base = { stage: 'sign', label: { en: 'Signed for', zh: '签收' } } as const;
  const needed = order.revenuePoint === 'sign' || order.paymentTerms.kind === 'onSign';
  const signed = deliveries.filter(({ state }) => state === 'signed');
  if (!needed && signed.length === 0) return { ...base, state: 'notNeeded', share: '1' };
  if (deliveries.length === 0) return { ...base, state: 'waiting', share: '0' };
  return { ...base, ...progress(String(signed.length), String(deliveries.length)) };
}

function invoiceStage(order: Order, deliveries: readonly Delivery[]): Stage {
  const { lines } = order;
  const base = { stage: 'invoice', label: { en: 'Invoiced', zh: '开票' } } as const;
  const due = total(lines, (line) => sub(line.delivered, line.returned));
  const done = total(lines, ({ invoiced }) => invoiced);
  if (isZero(total(lines, ({ delivered }) => delivered))) {
    return { ...base, state: 'waiting', share: '0' };
  }
  const unsigned = deliveries.some(
    (one) => !billable(one) && one.lines.some((line) => gt(uninvoiced(line), '0')),
  );
  const stage = { ...base, ...progress(done, due) };
  if (!unsigned) return stage;
  const label = { en: 'A delivery is not signed for', zh: '有发货单未签收' };
  return { ...stage, state: 'blocked', blockedBecause: [{ label }] };
}

function collectStage({ receivables }: OrderFacts): Stage {
  const base = { stage: 'collect', label: { en: 'Paid', zh: '收款' } } as const;
  if (receivables.length === 0) return { ...base, state: 'waiting', share: '0' };
  const due = sum(receivables.map(({ amount }) => amount));
  const open = sum(receivables.map((item) => item.open));
  const settled = receivables.every((item) => isZero(item.open));
  if (settled) return { ...base, state: 'done', share: '1' };
  const share = gt(due, '0') && gt(due, open) ? shareOf(sub(due, open), due) : '0';
  return { ...base, state: gt(share, '0') ? 'partly' : 'waiting', share };
}

/** Everything that left and was kept is invoiced, and what came back is credited. */
export const fullyInvoiced = (order: Order): boolean =>
  order.lines.every((line) => eq(line.invoiced, sub(line.delivered, line.returned)));

/** Nothing more will happen: all has left, is invoiced and paid. */
export const closable = ({ order, receivables }: OrderFacts): boolean =>
  order.state === 'delivered' &&
  fullyInvoiced(order) &&
  receivables.every((item) => isZero(item.open));

/** How far an order has got, stage by stage, and what each waits for. */
export function stagesOf(facts: OrderFacts): Stage[] {
  const { order, deliveries } = facts;
  const closed = order.state === 'closed' || order.state === 'cancelled';
  return [
    confirmStage(order),
    reserveStage(order),
    deliverStage(order, deliveries),
    signStage(order, deliveries),
    invoiceStage(order, deliveries),
    collectStage(facts),
    {
      stage: 'close',
      label: { en: 'Closed', zh: '结案' },
      state: closed ? 'done' : 'waiting',
      share: closed ? '1' : '0',
    },
  ];
}

export type Move = 'giveBack' | 'reserve' | 'bill' | 'close' | 'none';

export interface Policy {
  billing: 'manual' | 'onDelivery' | 'onceDelivered';
  /** Whether a line that is short would find stock now. */
  stockForShort: boolean;
}

const billsItself = ({ billing }: Policy, { state }: Order): boolean =>
  billing === 'onDelivery' || (billing === 'onceDelivered' && state === 'delivered');

/** Whether anything can come next, as the order alone tells: most of what happens moves nothing. */
export const mayMove = (order: Order, policy: Policy): boolean =>
  policy.stockForShort ||
  order.lines.some((line) => gt(excessClaim(order.state, line), '0')) ||
  billsItself(policy, order) ||
  (order.state === 'delivered' && fullyInvoiced(order));

/** What order-to-cash does next on its own. */
export function nextMove(facts: OrderFacts, policy: Policy): Move {
  const { order, deliveries } = facts;
  if (order.lines.some((line) => gt(excessClaim(order.state, line), '0'))) return 'giveBack';
  const waits = order.state === 'confirmed' || order.state === 'partlyDelivered';
  if (waits && policy.stockForShort) return 'reserve';
  const due = deliveries
    .filter(billable)
    .some(({ lines }) => lines.some((line) => gt(uninvoiced(line), '0')));
  if (due && billsItself(policy, order)) return 'bill';
  return closable(facts) ? 'close' : 'none';
}

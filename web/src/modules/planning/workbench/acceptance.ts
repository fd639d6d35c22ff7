import type { AnyOperation } from '../../../../../shared/contracts/operation.ts';
import { loadOperation } from '../../../lib/contracts.ts';
import type { Exception } from './plan-data.ts';
import { documentOf } from './plan-thing.tsx';

/** A command on the document that an exception is about. */
export interface Step {
  operation: AnyOperation;
  input: Record<string, unknown>;
}

export interface Acceptance extends Step {
  /** What takes it back; ending a document cannot be taken back. */
  undo?: Step;
}

type Input = Record<string, unknown>;

/** How the date on which a document brings something is changed. */
const moves: Readonly<
  Record<string, { id: string; at: (id: string, line: number, date: string) => Input }>
> = {
  purchaseOrder: {
    id: 'purchasing.changePurchaseOrder',
    at: (id, lineNo, promisedOn) => ({ id, lines: [{ lineNo, promisedOn }] }),
  },
  purchaseRequest: {
    id: 'purchasing.changePurchaseRequest',
    at: (id, _, neededOn) => ({ id, neededOn }),
  },
  workOrder: {
    id: 'manufacturing.changeWorkOrder',
    at: (id, _, dueOn) => ({ id, dueOn }),
  },
};

const ends: Readonly<Record<string, string>> = {
  purchaseOrder: 'purchasing.cancelPurchaseOrder',
  purchaseRequest: 'purchasing.cancelPurchaseRequest',
  workOrder: 'manufacturing.cancelWorkOrder',
  firmPlannedOrder: 'planning.cancelFirmPlannedOrder',
};

/** Whether Enter does more with an exception than open its document. */
export const isAcceptable = (one: Exception): boolean =>
  one.plannedOrderId !== undefined || wayOf(one) !== undefined;

function wayOf({ kind, supply, to }: Exception) {
  const doc = supply === undefined ? undefined : documentOf(supply);
  if (doc === undefined) return undefined;
  const move = moves[doc.noun];
  if ((kind === 'expedite' || kind === 'defer') && to && move) return { doc, move, to };
  const end = ends[doc.noun];
  return kind === 'cancel' && end ? { doc, end } : undefined;
}

/** What the planner's advice says, as a command: another date for a document, or its end. */
export async function acceptanceOf(one: Exception): Promise<Acceptance | undefined> {
  const way = wayOf(one);
  if (!way) return undefined;
  const { id, line } = way.doc;
  if ('end' in way) {
    return { operation: await loadOperation(way.end as string), input: { id } };
  }
  const { move, to } = way;
  const operation = await loadOperation(move.id);
  const at = (date: string) => move.at(id, Number(line ?? 0), date);
  return { operation, input: at(to), undo: { operation, input: at(one.date) } };
}

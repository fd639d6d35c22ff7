import type { startOperation as contract } from '../../../shared/contracts/manufacturing/step-operations.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { member } from '../../../shared/contracts/platform/nouns.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import { need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { operationNotReady, workerNeeded } from '../domain/errors.ts';
import { operationOf, withFlow } from '../domain/operation-flow.ts';
import { assertWorking, stateOf } from '../domain/work-order-life.ts';
import { changedEvent, openStep } from '../order-step.ts';

/** Somebody begins; starting again moves their beginning to now. */
export const startOperation: CommandRun<typeof contract> = async (ctx, input) => {
  const { order, product } = await openStep(ctx, input.id, 'operationReport.create');
  assertWorking(order);
  const at = operationOf(order, input.operation, '/operation');
  if (!isPositive(at.ready)) {
    throw operationNotReady({ operation: at.number, ready: at.ready, quantity: '1' }, '/operation');
  }
  const memberId = input.memberId ?? ctx.access.memberId;
  if (memberId === undefined) throw workerNeeded({}, '/memberId');
  await need(ctx, member, memberId, '/memberId');
  const { machine } = input;
  const mine = { memberId, startedAt: ctx.now, ...(machine !== undefined && { machine }) };
  const others = (at.running ?? []).filter((one) => one.memberId !== memberId);
  const operations = order.operations.map((one) =>
    one === at ? { ...one, running: [...others, mine] } : one,
  );
  const started = withFlow({ ...order, operations }, product.decimals);
  const { decimals } = product;
  const state = stateOf({ ...started, state: begun(order.state) }, decimals, false);
  const change = revise(ctx, workOrder, order, { operations: started.operations, state });
  return { result: change.after, changes: [change], events: [changedEvent(order)] };
};

const begun = <S extends string>(state: S): S | 'inProcess' =>
  state === 'done' ? state : 'inProcess';

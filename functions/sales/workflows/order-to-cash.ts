import { stockReceived } from '../../../shared/contracts/inventory/events.ts';
import {
  deliverySigned,
  goodsDelivered,
  goodsReturned,
  salesInvoiceIssued,
  salesOrderCancelled,
  salesOrderChanged,
  salesOrderConfirmed,
  salesOrderStalled,
} from '../../../shared/contracts/sales/events.ts';
import { defineWorkflow } from '../../../shared/contracts/workflow.ts';
import { ofEvent, otherwise, stepArguments, tried } from '../../platform/event-task.ts';

/** Steps repeat a busy store's calls themselves; more patience would only hold up the rest. */
const retry = tried(2, 1);

/** An order that reserves, bills and closes needs a handful of rounds. */
const MAX_ROUNDS = 8;

/** Claims of one order, of as many places as fit into one commit, before others have their turn. */
const MAX_TURNS = 15;

const workflow = 'order-to-cash';

/**
 * Every event that may move an order starts it: it moves the order as far as it can and ends. The
 * state is on the order, so nothing sleeps here. There is nothing to undo: each step is one commit
 * that leaves the order sound, and the next event looks at it anew.
 */
export const orderToCash = defineWorkflow({
  id: workflow,
  module: 'sales',
  type: 'EXPRESS',
  startedBy: [
    salesOrderConfirmed,
    salesOrderChanged,
    salesOrderCancelled,
    goodsDelivered,
    deliverySigned,
    salesInvoiceIssued,
    goodsReturned,
    salesOrderStalled,
    stockReceived,
  ],
  permissions: ['salesOrder.*', 'salesInvoice.*', 'delivery.read'],
  definition: {
    Comment: 'Moves orders on as far as they can go',
    QueryLanguage: 'JSONata',
    StartAt: 'Begin',
    TimeoutSeconds: 240,
    States: {
      Begin: { Type: 'Pass', Assign: { round: 1 }, Next: 'FindMoves' },
      FindMoves: {
        Type: 'Task',
        Resource: '${sales}',
        TimeoutSeconds: 30,
        Arguments: stepArguments({
          workflow,
          step: 'sales.findMoves',
          key: '":FindMoves:" & $string($round)',
          input: ofEvent('data'),
        }),
        Assign: { moves: '{% $states.result.moves %}' },
        Retry: retry,
        Catch: otherwise('Failed'),
        Next: 'AnythingToDo',
      },
      AnythingToDo: {
        Type: 'Choice',
        Choices: [
          {
            Condition: `{% $count($moves) > 0 and $round <= ${MAX_ROUNDS} %}`,
            Next: 'AdvanceOrders',
          },
        ],
        Default: 'Done',
      },
      AdvanceOrders: {
        Type: 'Map',
        Items: '{% $moves %}',
        // One after the other: the most important order takes first.
        MaxConcurrency: 1,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'TakeOrder',
          States: {
            TakeOrder: { Type: 'Pass', Assign: { turn: 1 }, Next: 'AdvanceOrder' },
            AdvanceOrder: {
              Type: 'Task',
              Resource: '${sales}',
              TimeoutSeconds: 30,
              Arguments: stepArguments({
                workflow,
                step: 'sales.advanceOrder',
                key: '":AdvanceOrder:" & $string($round) & ":" & $states.input.salesOrderId & ":" & $string($turn)',
                input: '{% $states.input %}',
              }),
              Retry: retry,
              // One order in trouble must not stop those behind it.
              Catch: otherwise('LeaveOrder'),
              Assign: { turn: '{% $turn + 1 %}' },
              Next: 'MoreOfIt',
            },
            // A very large order claims its stock piece by piece: it is known to have more.
            MoreOfIt: {
              Type: 'Choice',
              Choices: [
                {
                  Condition: `{% $states.input.more and $turn <= ${MAX_TURNS} %}`,
                  Next: 'AdvanceOrder',
                },
              ],
              Default: 'OrderAdvanced',
            },
            OrderAdvanced: { Type: 'Succeed' },
            LeaveOrder: { Type: 'Pass', Output: { move: 'none' }, End: true },
          },
        },
        Assign: { round: '{% $round + 1 %}' },
        Catch: otherwise('Failed'),
        Next: 'FindMoves',
      },
      Done: { Type: 'Succeed' },
      Failed: { Type: 'Fail', Error: 'OrderToCashFailed', Cause: 'A step failed for good.' },
    },
  },
});

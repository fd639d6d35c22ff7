import { stockReceived } from '../inventory/events.ts';
import { defineModule } from '../module.ts';
import * as costs from './cost-operations.ts';
import * as events from './events.ts';
import { manufacturingSettings } from './manufacturing-settings.ts';
import * as orders from './order-operations.ts';
import { productionCost } from './production-cost.ts';
import * as questions from './questions.ts';
import { materialIssue, operationReport, productionReceipt } from './step-documents.ts';
import * as steps from './step-operations.ts';
import { workOrder } from './work-order.ts';

const claimed = { en: 'Material reserved', zh: '预留用料' };

/** Work orders: from material to finished goods, with time and cost. */
export const manufacturing = defineModule({
  id: 'manufacturing',
  floor: 6,
  label: { en: 'Manufacturing', zh: '生产' },
  nouns: [
    workOrder,
    materialIssue,
    operationReport,
    productionReceipt,
    productionCost,
    manufacturingSettings,
  ],
  operations: { ...orders, ...steps, ...costs, ...questions },
  events: Object.values(events),
  reactions: [
    { id: 'manufacturing.onStockReceived', on: stockReceived.id, label: claimed },
    { id: 'manufacturing.onWorkOrderDone', on: events.workOrderDone.id, label: claimed },
  ],
});

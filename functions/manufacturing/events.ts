import { moduleEvents } from '../platform/module-events.ts';
import { onStockReceived } from './reactions/on-stock-received.ts';
import { onWorkOrderDone } from './reactions/on-work-order-done.ts';

export const reactions = [onStockReceived, onWorkOrderDone];
export const handler = moduleEvents(reactions);

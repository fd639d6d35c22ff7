import { onImportRequested } from '../platform/imports/on-import-requested.ts';
import { moduleEvents } from '../platform/module-events.ts';
import { onPaymentReceived } from './reactions/on-payment-received.ts';
import { onPaymentReversed } from './reactions/on-payment-reversed.ts';
import { onProductionReceived } from './reactions/on-production-received.ts';
import { onSalesOrderConfirmed } from './reactions/on-sales-order-confirmed.ts';

export const reactions = [
  onImportRequested('sales', async () => (await import('./imports/import-runs.ts')).importRuns),
  onPaymentReceived,
  onPaymentReversed,
  onProductionReceived,
  onSalesOrderConfirmed,
];
export const handler = moduleEvents(reactions);

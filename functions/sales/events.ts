import { moduleEvents } from '../platform/module-events.ts';
import { onPaymentReceived } from './reactions/on-payment-received.ts';
import { onPaymentReversed } from './reactions/on-payment-reversed.ts';

export const reactions = [onPaymentReceived, onPaymentReversed];
export const handler = moduleEvents(reactions);

import { moduleEvents } from '../platform/module-events.ts';
import { onQuotationAccepted } from './reactions/on-quotation-accepted.ts';

export const reactions = [onQuotationAccepted];
export const handler = moduleEvents(reactions);

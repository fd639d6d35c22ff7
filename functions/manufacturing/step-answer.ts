import type { Posting } from '../platform/outcome.ts';
import type { Order } from './domain/work-order-life.ts';

/** The order as a step leaves it. */
export const orderAfter = ({ changes }: Posting, order: Order): Order =>
  changes.map(({ after }) => after as Order | null).find((one) => one?.id === order.id) ?? order;

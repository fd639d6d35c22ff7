import { useQuery } from '@tanstack/react-query';
import { orderProgress } from '../../../../shared/contracts/sales/question-operations.ts';
import { ask } from '../../lib/queries.ts';

/** How far an order has got; anew whenever something of it changes. */
export const useProgress = (id: string) =>
  useQuery(ask(orderProgress, { id }, ['salesOrder', 'delivery', 'salesInvoice', 'openItem']));

import type { sales } from '../../shared/contracts/sales/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { explainPaid } from './queries/explain-paid.ts';
import { explainPrice } from './queries/explain-price.ts';
import { explainPromise } from './queries/explain-promise.ts';
import { orderProgress } from './queries/order-progress.ts';
import { priceQuote } from './queries/price-quote.ts';

export const queryImplementations = {
  explainPaid,
  explainPrice,
  explainPromise,
  priceQuote,
  orderProgress,
} satisfies Queries<(typeof sales)['operations']>;

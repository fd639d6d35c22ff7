import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { item } from '../../../shared/contracts/masterdata/item.ts';
import type { explainPromise as contract } from '../../../shared/contracts/sales/question-operations.ts';
import { load, need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { answerPromise } from '../answer-promise.ts';

export const explainPromise: QueryRun<typeof contract> = async (ctx, input) => {
  const { itemId, quantity, customerId, sourcing } = input;
  await need(ctx, item, itemId, '/itemId');
  const buyer =
    customerId === undefined ? undefined : await load(ctx, customer, customerId, 'customer.read');
  const split = buyer?.splitPromise === true;
  return answerPromise(ctx, { itemId, quantity, sourcing, split });
};

import type { creditExposure as contract } from '../../../shared/contracts/finance/finance-queries.ts';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { checkCredit } from '../domain/credit.ts';
import { exposureOf } from '../queries.ts';

export const creditExposure: QueryRun<typeof contract> = async (ctx, { customerId }) => {
  const { creditLimit } = await load(ctx, customer, customerId, 'openItem.read');
  const found = await exposureOf(ctx, customerId);
  const position = {
    openReceivables: found.receivable,
    shippedWithoutReceivable: found.shipped,
    unshippedOrders: found.orders,
  };
  const { limit, available } = checkCredit(position, creditLimit ?? null);
  return {
    customerId,
    ...found,
    ...(limit !== null && available !== null && { limit, available }),
  };
};

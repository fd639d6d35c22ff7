import type { spreadBalance as contract } from '../../../shared/contracts/inventory/stock-balance-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { balanceKey, placeText } from '../data/balances.ts';
import { spreadOver } from '../domain/balance-parts.ts';
import {
  alreadySpread,
  insufficientAvailable,
  itemNotStocked,
} from '../domain/inventory-errors.ts';
import { enterStockRoom } from '../stock-room.ts';

/** The sum stays; who takes or gives from now on meets fewer others. */
export const spreadBalance: CommandRun<typeof contract> = async (ctx, input) => {
  const room = await enterStockRoom(ctx, [{ ...input, pointer: '' }], {});
  const goods = room.items.get(input.itemId);
  if (!goods?.stocked) throw itemNotStocked({ item: goods?.code }, '/itemId');
  const balance = room.balances.get(placeText(input)) ?? { onHand: '0', available: '0' };
  const parts = balance.parts ?? [balance];
  if (parts.length >= input.parts) throw alreadySpread({ parts: parts.length }, '/parts');

  const names = { item: goods.code, warehouse: room.warehouses.get(input.warehouseId)?.code };
  const refusal = insufficientAvailable({ ...names, ...balance, quantity: '0' });
  const known = parts.length === 1 ? undefined : parts.length;
  const guards = spreadOver(parts, input.parts, goods.decimals).map(({ part, ...change }) => ({
    key: balanceKey(input, part),
    add: change,
    atLeast: { onHand: '0', available: '0' },
    ...(part === 0 && { equals: { parts: known }, set: { parts: input.parts } }),
    refusal,
  }));
  return { result: input, guards };
};

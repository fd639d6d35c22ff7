import type { refreshPromises as contract } from '../../../shared/contracts/planning/promise-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { keepPromises } from '../keep-promises.ts';

/** All open orders, whatever has happened to them; as many as one commit holds. */
export const refreshPromises: CommandRun<typeof contract> = async (ctx) => {
  const { changes, events, remaining } = await keepPromises(ctx, 'all');
  return { result: { changed: changes.length, remaining }, changes, events };
};

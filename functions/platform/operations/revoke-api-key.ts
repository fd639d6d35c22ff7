import { apiKeyRevoked } from '../../../shared/contracts/platform/events.ts';
import { apiKey } from '../../../shared/contracts/platform/nouns.ts';
import type { revokeApiKey as contract } from '../../../shared/contracts/platform/operations.ts';
import { load } from '../entity.ts';
import type { CommandRun } from '../implementation.ts';
import { emit, revise } from '../outcome.ts';

/** From the next request on the key is refused: every use looks the document up. */
export const revokeApiKey: CommandRun<typeof contract> = async (ctx, { id }) => {
  const before = await load(ctx, apiKey, id, 'apiKey.write');
  if (!before.active) return { result: before };
  const change = revise(ctx, apiKey, before, { active: false });
  return {
    result: change.after,
    changes: [change],
    events: [emit(apiKeyRevoked, { apiKeyId: id })],
  };
};

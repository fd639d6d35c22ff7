import * as z from 'zod';
import { AppError } from '../../shared/kernel/errors.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Connection } from '../platform/connections.ts';
import { tokenExpired, tokenMissing } from '../platform/identity/identity-errors.ts';
import { admit } from './admit.ts';
import { unreadableMessage } from './domain/errors.ts';
import type { Live } from './live-runtime.ts';

const message = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ping') }),
  z.strictObject({ type: z.literal('authenticate'), token: z.string().min(1).max(8192) }),
]);

const MOST_BYTES = 10_000;

/** Answers a message, or says why not and closes: a socket that proves nothing takes up a place. */
export async function answerMessage(live: Live, id: string, text: string): Promise<void> {
  try {
    const said = read(text);
    const { until } =
      said.type === 'authenticate' ? await admit(live, id, said.token) : await known(live, id);
    const type = said.type === 'authenticate' ? 'ready' : 'pong';
    await live.sockets.post(id, { type, until: isoInstant(until * 1000) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await live.sockets.post(id, { type: 'refused', code: error.code, title: error.message });
    const row = await live.connections.find(id);
    if (row) await live.connections.remove(row);
    await live.sockets.close(id);
  }
}

function read(text: string): z.infer<typeof message> {
  try {
    return message.parse(JSON.parse(text.length > MOST_BYTES ? '' : text));
  } catch {
    throw unreadableMessage();
  }
}

async function known({ connections, runtime }: Live, id: string): Promise<Connection> {
  const found = await connections.find(id);
  if (!found) throw tokenMissing();
  if (found.until * 1000 <= runtime.clock.now()) throw tokenExpired();
  return found;
}

import { describe, expect, it } from 'vitest';
import type { Connection } from '../platform/connections.ts';
import type { Posted } from './data/socket-posts.ts';
import type { Live } from './live-runtime.ts';
import { sendChanges } from './send-changes.ts';

const NOW = 1_800_000_000;
const tenantId = `t_${'a'.repeat(26)}`;
const change = { noun: 'unit', id: 'unit_1', version: 1 };

const connection = (id: string, more: Partial<Connection> = {}): Connection => ({
  id,
  tenantId,
  caller: { kind: 'user', sub: 'somebody', tenantId },
  since: NOW - 600,
  until: NOW + 300,
  ...more,
});

interface Told {
  answers?: Record<string, Posted | Error>;
  role?: string;
  changes?: { noun: string; id: string; version: number }[];
}

/** A company with one member, an auditor if not told otherwise, whose sockets answer as told. */
function liveWith(open: Connection[], { answers = {}, role = 'auditor', ...more }: Told = {}) {
  const done: string[] = [];
  const live = {
    runtime: {
      clock: { now: () => NOW * 1000 },
      log: { error: () => done.push('logged') },
      storeFor: () => ({
        find: async () => ({ id: 'mem_1', active: true, roles: [role] }),
      }),
    },
    connections: {
      ofTenant: async () => open,
      remove: async ({ id }: Connection) => void done.push(`removed ${id}`),
    },
    sockets: {
      async post(id: string, message: object) {
        const answer = answers[id] ?? 'sent';
        if (answer instanceof Error) throw answer;
        if (answer === 'sent') done.push(`${id} ${JSON.stringify(message)}`);
        return answer;
      },
      close: async (id: string) => void done.push(`closed ${id}`),
    },
  } as unknown as Live;
  const { changes = [change] } = more;
  const send = () => sendChanges(live, { tenantId, generation: 1, changes });
  return { done, send };
}

const told = (id: string) => `${id} ${JSON.stringify({ type: 'changed', changes: [change] })}`;

describe('telling what changed', () => {
  it('reaches everybody who is there', async () => {
    const { done, send } = liveWith([connection('a'), connection('b')]);
    await send();
    expect(done).toEqual([told('a'), told('b')]);
  });

  it('ends a socket whose token has ended, and tells it nothing', async () => {
    const { done, send } = liveWith([connection('a', { until: NOW }), connection('b')]);
    await send();
    expect(done.sort()).toEqual([told('b'), 'closed a', 'removed a']);
  });

  it('forgets one that is gone, and ends one that does not read', async () => {
    const { done, send } = liveWith([connection('a'), connection('b'), connection('c')], {
      answers: { a: 'gone', b: 'stuck' },
    });
    await send();
    expect(done.sort()).toEqual([told('c'), 'closed b', 'removed a', 'removed b']);
  });

  it('keeps one that is only just opening and cannot be reached yet', async () => {
    const young = connection('a', { since: NOW - 1 });
    const { done, send } = liveWith([young], { answers: { a: 'gone' } });
    await send();
    expect(done).toEqual([]);
  });

  it('tells the others when one fails', async () => {
    const { done, send } = liveWith([connection('a'), connection('b')], {
      answers: { a: new Error('500') },
    });
    await send();
    expect(done.sort()).toEqual([told('b'), 'logged']);
  });

  it('says that there are other attachments, not which, to who opens them one by one', async () => {
    const changes = [change, { noun: 'attachment', id: 'att_1', version: 1 }];
    const { done, send } = liveWith([connection('a')], { role: 'worker', changes });
    await send();
    const heard = { type: 'changed', changes: [{ noun: 'attachment' }] };
    expect(done).toEqual([`a ${JSON.stringify(heard)}`]);
  });
});

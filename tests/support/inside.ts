import { randomUUID } from 'node:crypto';
import { type Decide, runCommand } from '../../functions/platform/command.ts';
import type { Ctx } from '../../functions/platform/context.ts';
import { openSystemSession, type Session } from '../../functions/platform/http/session.ts';
import { remoteReads } from '../../functions/platform/read-model/remote-reads.ts';
import { createRuntime, type Runtime } from '../../functions/platform/runtime.ts';

/** A company from the inside: postings and queries that have no route of their own. */
export interface Inside {
  /** Decides and commits as a module would, retries and all. */
  commit: <R>(decide: Decide<R>) => Promise<R>;
  /** A context for questions. */
  ctx: () => Promise<Ctx>;
}

export function insideOf(tenantId: string): Inside {
  const runtime: Runtime = createRuntime({ readsFor: remoteReads() });
  const tenant = { id: tenantId, generation: 1 };
  const actor = { kind: 'system' as const, id: 'test' };
  const open = (): Promise<Session> =>
    openSystemSession(runtime, tenant, actor, ['*'], `test-${randomUUID()}`);
  return {
    async commit(decide) {
      const session = await open();
      const key = randomUUID();
      const request = { operation: 'test.commit', principal: 'test', key, requestHash: key };
      const done = await runCommand(() => session.contextFor(), decide, request, runtime.clock);
      return done.answer as never;
    },
    ctx: async () => (await open()).contextFor(),
  };
}

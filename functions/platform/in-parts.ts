import type { TenantRef } from './aws.ts';
import { NoEffect, runCommand } from './command.ts';
import { replay } from './commit.ts';
import type { Ctx } from './context.ts';
import { hashOf } from './hashing.ts';
import { openSystemSession } from './http/session.ts';
import type { Outcome } from './outcome.ts';
import type { Runtime } from './runtime.ts';

/** What a machine's step does for one company, too much for one commit. */
export interface InParts<P> {
  /** The step's id. */
  step: string;
  /** The machine: its name stands in the log. */
  workflow: string;
  permissions: readonly string[];
  /** What the machine runs for, the same when it tries again. */
  at: string;
  tenant: TenantRef;
  /** As much as one commit holds. Throws `NoEffect` when nothing is left to do. */
  decide: (ctx: Ctx) => Promise<Outcome<P>>;
}

/**
 * Commits part after part, and hands out each one's answer, until one has nothing left to do. A
 * repetition hands out again what was committed, and goes on behind it. The caller ends it early.
 */
export async function* inParts<P>(runtime: Runtime, wanted: InParts<P>): AsyncGenerator<P> {
  const { step, workflow, permissions, at, tenant, decide } = wanted;
  const actor = { kind: 'workflow', id: workflow } as const;
  const session = await openSystemSession(runtime, tenant, actor, permissions, `${workflow}-${at}`);
  for (let part = 0; ; part += 1) {
    const request = {
      operation: step,
      principal: `workflow:${workflow}`,
      key: `${at}:${part}`,
      requestHash: hashOf([tenant.id, at, part]),
    };
    const known = await replay(runtime.storeFor(tenant), request);
    try {
      const done =
        known ?? (await runCommand(() => session.contextFor(), decide, request, runtime.clock));
      yield done.answer as P;
    } catch (error) {
      if (error instanceof NoEffect) return;
      throw error;
    }
  }
}

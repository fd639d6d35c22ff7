import * as z from 'zod';
import { NoEffect, runCommand } from '../../platform/command.ts';
import { replay } from '../../platform/commit.ts';
import type { Ctx } from '../../platform/context.ts';
import { hashOf } from '../../platform/hashing.ts';
import { openSystemSession } from '../../platform/http/session.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { promisesRemain } from '../domain/errors.ts';
import { keepPromises } from '../keep-promises.ts';

const STEP = 'planning.keepNightlyPromises';
const WORKFLOW = 'nightly-promises';

/** Well within the function's 300 seconds, whatever one more part takes. */
const TIME_MS = 200_000;

interface Part {
  changed: number;
  remaining: number;
}

/**
 * Works all promises of a company out anew, as many to a commit as it holds, until each is as it
 * would be made now. Where nothing is other than it was nothing is written. A repetition for the
 * same night goes on behind the parts that were committed.
 *
 * Throws 'planning.promisesRemain' when the time is over first, so that the machine tries again.
 */
export const keepNightlyPromises = defineControlStep({
  id: STEP,
  input: z.looseObject({ at: z.string().max(40) }),
  control: async (runtime, { at }, tenant) => {
    const actor = { kind: 'workflow', id: WORKFLOW } as const;
    const session = await openSystemSession(runtime, tenant, actor, ['plan.run'], `promises-${at}`);
    const startedAt = runtime.clock.now();
    let changed = 0;
    for (let part = 0; ; part += 1) {
      const request = {
        operation: STEP,
        principal: `workflow:${WORKFLOW}`,
        key: `${at}:${part}`,
        requestHash: hashOf([tenant.id, at, part]),
      };
      const known = await replay(runtime.storeFor(tenant), request);
      const done =
        known ??
        (await unlessNothing(() =>
          runCommand(() => session.contextFor(), keepSome, request, runtime.clock),
        ));
      if (!done) return { changed };
      const { changed: more, remaining } = done.answer as Part;
      changed += more;
      if (remaining === 0) return { changed };
      if (runtime.clock.now() - startedAt > TIME_MS) throw promisesRemain({ remaining });
    }
  },
});

async function keepSome(ctx: Ctx): Promise<Outcome<Part>> {
  const { changes, events, remaining } = await keepPromises(ctx, 'all');
  if (changes.length === 0) throw new NoEffect();
  return { result: { changed: changes.length, remaining }, changes, events };
}

async function unlessNothing<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof NoEffect) return undefined;
    throw error;
  }
}

import * as z from 'zod';
import { NoEffect } from '../../platform/command.ts';
import type { Ctx } from '../../platform/context.ts';
import { inParts } from '../../platform/in-parts.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { promisesRemain } from '../domain/errors.ts';
import { keepPromises } from '../keep-promises.ts';

const STEP = 'planning.keepNightlyPromises';

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
    const startedAt = runtime.clock.now();
    const parts = inParts(runtime, {
      ...{ step: STEP, workflow: 'nightly-promises', permissions: ['plan.run'] },
      ...{ at, tenant, decide: keepSome },
    });
    let changed = 0;
    for await (const { changed: more, remaining } of parts) {
      changed += more;
      if (remaining === 0) break;
      if (runtime.clock.now() - startedAt > TIME_MS) throw promisesRemain({ remaining });
    }
    return { changed };
  },
});

async function keepSome(ctx: Ctx): Promise<Outcome<Part>> {
  const { changes, events, remaining } = await keepPromises(ctx, 'all');
  if (changes.length === 0) throw new NoEffect();
  return { result: { changed: changes.length, remaining }, changes, events };
}

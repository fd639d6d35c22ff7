import * as z from 'zod';
import { date } from '../../../shared/contracts/fields.ts';
import { memberIdOf } from '../../platform/http/session.ts';
import { defineControlStep } from '../../platform/module-steps.ts';

/** The next chapter of the company's life; `next` is the number of the one after it. */
export const liveChapter = defineControlStep({
  id: 'sample.liveChapter',
  input: z.strictObject({ chapter: z.int(), until: date(), personId: z.string() }),
  control: async (runtime, { chapter, until, personId }, tenant) => {
    // All modules come along: they are loaded by whoever lives a chapter, not by every start.
    const [{ chaptersOf }, { performerOn }, { routesOfAllModules }] = await Promise.all([
      import('../chapters/chapters-of.ts'),
      import('../perform.ts'),
      import('../routes.ts'),
    ]);
    const routes = await routesOfAllModules();
    const onBehalfOf = `user:${memberIdOf(tenant.id, personId)}`;
    const stage = { runtime, tenant, routes, workflow: 'sample-company', onBehalfOf };
    const chapters = chaptersOf(until);
    await chapters[chapter]?.(await performerOn(stage));
    return { next: chapter + 1, total: chapters.length };
  },
});

import * as z from 'zod';
import { date } from '../../../shared/contracts/fields.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import type { TenantRef } from '../../platform/aws.ts';
import { memberIdOf } from '../../platform/http/session.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { foundCatalogue } from '../chapters/found-catalogue.ts';
import { liveRound } from '../chapters/live-round.ts';
import { openBooks } from '../chapters/open-books.ts';
import { planAhead } from '../chapters/plan-ahead.ts';
import { tellStory } from '../chapters/tell-story.ts';
import type { History, Round } from '../domain/happenings.ts';
import { historyUntil } from '../domain/history.ts';
import { type Performer, performerOn } from '../perform.ts';
import { routesOfAllModules } from '../routes.ts';

type Chapter = (on: Performer, history: History) => Promise<void>;

/** What happens in which order: each takes a second or two, and can be taken again. */
function chaptersOf(history: History, until: string): Chapter[] {
  const firstDay = (history.rounds[0] as Round).span.from;
  const today = addDays(until, 1);
  return [
    (on) => foundCatalogue(on, firstDay),
    (on) => openBooks(on, firstDay, history.opening),
    ...history.rounds.map(
      (round, index): Chapter =>
        (on) =>
          liveRound(on, round, index),
    ),
    (on) => tellStory(on, today, history.ahead),
    (on) => planAhead(on, today),
  ];
}

/** The next chapter of the company's life; `next` is the number of the one after it. */
export const liveChapter = defineControlStep({
  id: 'sample.liveChapter',
  input: z.strictObject({ chapter: z.int(), until: date(), personId: z.string() }),
  control: async (runtime, { chapter, until, personId }, tenant) => {
    const history = historyUntil(until);
    const chapters = chaptersOf(history, until);
    const next = chapter + 1;
    const on = await performerFor(runtime, tenant, personId);
    await chapters[chapter]?.(on, history);
    return { next, total: chapters.length };
  },
});

async function performerFor(
  runtime: Runtime,
  tenant: TenantRef,
  personId: string,
): Promise<Performer> {
  const routes = await routesOfAllModules();
  const onBehalfOf = `user:${memberIdOf(tenant.id, personId)}`;
  return performerOn({ runtime, tenant, routes, workflow: 'sample-company', onBehalfOf });
}

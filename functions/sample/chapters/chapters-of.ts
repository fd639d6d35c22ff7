import { addDays, type BusinessDate } from '../../../shared/kernel/date.ts';
import type { Round } from '../domain/happenings.ts';
import { historyUntil } from '../domain/history.ts';
import type { Performer } from '../perform.ts';
import { foundCatalogue } from './found-catalogue.ts';
import { liveRound } from './live-round.ts';
import { openBooks } from './open-books.ts';
import { planAhead } from './plan-ahead.ts';
import { tellStory } from './tell-story.ts';

export type Chapter = (on: Performer) => Promise<void>;

/** What happens in which order: each takes a second or two, and can be taken again. */
export function chaptersOf(until: BusinessDate): Chapter[] {
  const { opening, rounds, ahead } = historyUntil(until);
  const firstDay = (rounds[0] as Round).span.from;
  const today = addDays(until, 1);
  return [
    (on) => foundCatalogue(on, firstDay),
    (on) => openBooks(on, firstDay, opening),
    ...rounds.map(
      (round, index): Chapter =>
        (on) =>
          liveRound(on, round, index),
    ),
    (on) => tellStory(on, today, ahead),
    (on) => planAhead(on, today),
  ];
}

import { capital } from '../noun.ts';
import { importReaction } from '../platform/import-reaction.ts';
import type { ReactionContract } from '../reaction.ts';
import { plannedOrdersTaken } from './events.ts';
import { planTriggers, promiseTriggers } from './triggers.ts';

const named = (verb: string, on: string): string =>
  `planning.${verb}${on.split('.').map(capital).join('')}`;

/** Promises move with what happens to goods. */
export const promiseFollows = (on: string): ReactionContract => ({
  id: named('follow', on),
  on,
  label: { en: 'Promise recalculated', zh: '重算承诺' },
});

/** The plan in use is made anew. */
export const planFollows = (on: string): ReactionContract => ({
  id: named('planOn', on),
  on,
  label: { en: 'Planning run requested', zh: '发起 MRP 运行' },
});

export const reactions: readonly ReactionContract[] = [
  importReaction('planning'),
  ...promiseTriggers.map(promiseFollows),
  ...planTriggers.map(planFollows),
  planFollows(plannedOrdersTaken.id),
];

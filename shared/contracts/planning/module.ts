import { defineModule } from '../module.ts';
import { importRequested } from '../platform/events.ts';

/** What to buy and make, when, and why; what can be promised. */
export const planning = defineModule({
  id: 'planning',
  floor: 7,
  label: { en: 'Planning', zh: '计划' },
  nouns: [],
  operations: {},
  events: [],
  listens: [importRequested.id],
});

import { defineModule } from '../module.ts';
import { importRequested } from '../platform/events.ts';

/** Work orders: from material to finished goods, with time and cost. */
export const manufacturing = defineModule({
  id: 'manufacturing',
  floor: 6,
  label: { en: 'Manufacturing', zh: '生产' },
  nouns: [],
  operations: {},
  events: [],
  listens: [importRequested.id],
});

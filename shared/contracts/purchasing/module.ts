import { defineModule } from '../module.ts';
import { importRequested } from '../platform/events.ts';

/** What is needed from others, ordered, received and owed. */
export const purchasing = defineModule({
  id: 'purchasing',
  floor: 5,
  label: { en: 'Purchasing', zh: '采购' },
  nouns: [],
  operations: {},
  events: [],
  listens: [importRequested.id],
});

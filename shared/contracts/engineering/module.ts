import { defineModule } from '../module.ts';
import { importRequested } from '../platform/events.ts';
import { bom } from './bom.ts';
import { engineeringSettings } from './engineering-settings.ts';
import { routing } from './routing.ts';
import { workCentre } from './work-centre.ts';

/** What a product is made of, where and how it is made. */
export const engineering = defineModule({
  id: 'engineering',
  floor: 4,
  label: { en: 'Engineering', zh: '工艺' },
  nouns: [engineeringSettings, workCentre, bom, routing],
  operations: {},
  events: [],
  listens: [importRequested.id],
});

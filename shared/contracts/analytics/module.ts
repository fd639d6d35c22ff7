import { defineModule } from '../module.ts';
import { cockpit, explainFigure } from './cockpit.ts';

/** What all modules together say of the company. */
export const analytics = defineModule({
  id: 'analytics',
  floor: 11,
  label: { en: 'Analytics', zh: '分析' },
  nouns: [],
  operations: { cockpit, explainFigure },
  events: [],
});

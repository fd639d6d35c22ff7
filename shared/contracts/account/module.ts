import { defineModule } from '../module.ts';
import * as events from './events.ts';
import * as operations from './operations.ts';

/** Who people are and which companies they may choose: the only module without a tenant. */
export const account = defineModule({
  id: 'account',
  floor: 0,
  label: { en: 'Account', zh: '账号' },
  nouns: [],
  operations: { ...operations },
  events: Object.values(events),
});

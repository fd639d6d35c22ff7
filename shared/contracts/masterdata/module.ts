import { defineModule } from '../module.ts';
import { importReaction } from '../platform/import-reaction.ts';
import { customer } from './customer.ts';
import { item } from './item.ts';
import { priceList } from './price-list.ts';
import { supplier } from './supplier.ts';
import { unit } from './unit.ts';
import { warehouse } from './warehouse.ts';
import { workCalendar } from './work-calendar.ts';

/** Whom a company deals with, in what, counted how, kept where and at which price. */
export const masterdata = defineModule({
  id: 'masterdata',
  floor: 1,
  label: { en: 'Master data', zh: '基础资料' },
  nouns: [unit, item, priceList, customer, supplier, warehouse, workCalendar],
  operations: {},
  events: [],
  reactions: [importReaction('masterdata')],
});

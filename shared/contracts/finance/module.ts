import { defineModule } from '../module.ts';
import { importReaction } from '../platform/import-reaction.ts';
import { account } from './account.ts';
import * as events from './events.ts';
import * as queries from './finance-queries.ts';
import * as imports from './imports.ts';
import { journal } from './journal.ts';
import * as ledgerOperations from './ledger-operations.ts';
import { ledgerSettings } from './ledger-settings.ts';
import { openItem } from './open-item.ts';
import { payment } from './payment.ts';
import * as paymentOperations from './payment-operations.ts';
import { period } from './period.ts';
import * as statements from './statement-queries.ts';
import { taxRate } from './tax-rate.ts';

/** The books: what happened in money, who owes what, and that it all agrees. */
export const finance = defineModule({
  id: 'finance',
  floor: 2,
  label: { en: 'Finance', zh: '财务' },
  nouns: [account, ledgerSettings, taxRate, period, journal, openItem, payment],
  operations: { ...ledgerOperations, ...paymentOperations, ...queries, ...statements },
  events: Object.values(events),
  reactions: [importReaction('finance')],
  imports: Object.values(imports),
});

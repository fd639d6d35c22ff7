import { account } from '../../shared/contracts/finance/account.ts';
import { finance } from '../../shared/contracts/finance/module.ts';
import { taxRate } from '../../shared/contracts/finance/tax-rate.ts';
import type { AnyNoun } from '../../shared/contracts/noun.ts';
import { importReaction } from '../platform/imports/import-reaction.ts';
import type { AnyImportRun } from '../platform/imports/import-run.ts';
import { nounImport } from '../platform/imports/noun-import.ts';
import { moduleEvents } from '../platform/module-events.ts';
import { openingPayablesImport, openingReceivablesImport } from './imports/opening-items.ts';
import { openingLedgerImport } from './imports/opening-ledger.ts';
import { masterRules } from './master-rules.ts';

/** An account changes its parent, a rate the ledger's list: each row is a commit of its own. */
const oneByOne = (noun: AnyNoun): AnyImportRun => ({
  ...nounImport(noun, masterRules[noun.id]),
  inOrder: true,
  actionsOf: () => 90,
});

export const reactions = [
  importReaction(finance.id, [
    oneByOne(account),
    oneByOne(taxRate),
    openingReceivablesImport,
    openingPayablesImport,
    openingLedgerImport,
  ]),
];
export const handler = moduleEvents(reactions);

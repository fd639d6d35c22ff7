import { account } from '../../../shared/contracts/finance/account.ts';
import { taxRate } from '../../../shared/contracts/finance/tax-rate.ts';
import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import type { AnyImportRun } from '../../platform/imports/import-run.ts';
import { nounImport } from '../../platform/imports/noun-import.ts';
import { masterRules } from '../master-rules.ts';
import { openingPayablesImport, openingReceivablesImport } from './opening-items.ts';
import { openingLedgerImport } from './opening-ledger.ts';

/** An account changes its parent, a rate the ledger's list: each row is a commit of its own. */
const oneByOne = (noun: AnyNoun): AnyImportRun => ({
  ...nounImport(noun, masterRules[noun.id]),
  inOrder: true,
  actionsOf: () => 90,
});

export const importRuns = [
  oneByOne(account),
  oneByOne(taxRate),
  openingReceivablesImport,
  openingPayablesImport,
  openingLedgerImport,
];

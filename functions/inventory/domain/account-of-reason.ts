import type {
  IssueAccount,
  ReceiptAccount,
} from '../../../shared/contracts/inventory/move-operations.ts';
import type { LocationKind, MoveReason } from '../../../shared/contracts/inventory/stock-move.ts';

/** Where goods that go out for a reason are charged, unless the user says otherwise. */
export const issueAccountOf = (reason: MoveReason): IssueAccount => {
  if (reason === 'scrap') return 'stockLoss';
  if (reason === 'sample' || reason === 'gift') return 'sellingExpense';
  if (reason === 'ownUse') return 'adminExpense';
  return 'nonOperatingExpense';
};

/** What goods that come in for a reason are credited to, unless the user says otherwise. */
export const receiptAccountOf = (reason: MoveReason): ReceiptAccount =>
  reason === 'found' ? 'stockGain' : 'nonOperatingIncome';

/** Where on the map of places they go to, or come from. */
export const placeOfReason = (reason: MoveReason): LocationKind => {
  if (reason === 'scrap') return 'scrap';
  return reason === 'sample' || reason === 'gift' ? 'customer' : 'adjustment';
};

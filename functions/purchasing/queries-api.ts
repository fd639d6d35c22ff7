import type { purchasing } from '../../shared/contracts/purchasing/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { proposeSuppliers } from './queries/propose-suppliers.ts';
import { purchaseFollowUp } from './queries/purchase-follow-up.ts';
import { purchaseInbox } from './queries/purchase-inbox.ts';
import { purchaseProgress } from './queries/purchase-progress.ts';
import { purchaseQuote } from './queries/purchase-quote.ts';
import { reorderProposal } from './queries/reorder-proposal.ts';

export const queryImplementations = {
  purchaseInbox,
  purchaseProgress,
  purchaseFollowUp,
  purchaseQuote,
  proposeSuppliers,
  reorderProposal,
} satisfies Queries<(typeof purchasing)['operations']>;

import type * as z from 'zod';
import type { purchaseInbox } from '../../../../../shared/contracts/purchasing/question-operations.ts';

/** A row of the inbox. */
export type Request = z.infer<typeof purchaseInbox.output>['data'][number];

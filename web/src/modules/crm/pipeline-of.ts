import type * as z from 'zod';
import type { pipeline } from '../../../../shared/contracts/crm/pipeline.ts';
import type { opportunityBoard } from '../../../../shared/contracts/crm/report-operations.ts';

export type Pipeline = z.infer<(typeof pipeline)['document']>;
export type BoardColumn = z.infer<(typeof opportunityBoard)['output']>['columns'][number];
export type DealCard = BoardColumn['cards'][number];

/** What can be done with a deal by dropping it where it is not a stage. */
export type Deed = 'quote' | 'win' | 'lose';

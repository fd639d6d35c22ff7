import * as z from 'zod';
import { defineEvent } from '../../../shared/contracts/event.ts';
import { flag, ref } from '../../../shared/contracts/fields.ts';

/** Sales stands on a higher floor: its events are known by their names and what is used of them. */
export const ofSalesOrder = (id: string, description: string) =>
  defineEvent({
    id,
    description,
    data: () => z.strictObject({ salesOrderId: ref('salesOrder', 'so'), short: flag().optional() }),
  });

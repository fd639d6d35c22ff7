import * as z from 'zod';
import { labelled, text } from '../fields.ts';

/** The document that caused another: its noun, its id, and the number people know it by. */
export const source = z.strictObject({
  noun: labelled('Source kind', '来源类型', text(40).meta({ kind: 'text', nounName: true })),
  id: labelled('Source id', '来源编号', text(60)),
  number: labelled('Source number', '来源单号', text(60)).optional(),
});

export type Source = z.infer<typeof source>;

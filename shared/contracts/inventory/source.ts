import * as z from 'zod';
import { code, labelled, text } from '../fields.ts';

/** What caused a movement or a claim; the noun is named, not imported, as upper floors cause them. */
export const source = z.strictObject({
  noun: labelled('Kind of document', '单据类型', code(40)),
  id: labelled('Document', '单据', text(40)),
});

export const sourceLine = () => labelled('Source line', '来源行', text(40));

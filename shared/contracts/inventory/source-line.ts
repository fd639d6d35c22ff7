import { labelled, text } from '../fields.ts';

/** The line of the document that caused a movement or a claim. */
export const sourceLine = () => labelled('Source line', '来源行', text(40));

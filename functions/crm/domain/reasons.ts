import { unknownReason } from './errors.ts';

/** What was said about how a deal ended; it is another one once the deal goes on. */
export const nothingSaid = {
  winReason: undefined,
  winNote: undefined,
  lossReason: undefined,
  lossNote: undefined,
} as const;

/** Throws 'crm.unknownReason' for a reason that is none of the pipeline's, if it names any. */
export function assertReason(reasons: readonly string[] = [], reason: string | undefined): void {
  if (reason === undefined || reasons.length === 0 || reasons.includes(reason)) return;
  throw unknownReason({ reason, reasons: [...reasons] }, '/reason');
}

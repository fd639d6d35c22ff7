/** One step of a calculation, so that a user can ask why a number is what it is. */
export interface TraceStep {
  /** Stable label, translated by the user interface. */
  readonly code: string;
  /** The numbers that went in and came out, as decimal strings, dates or ids. */
  readonly numbers: Readonly<Record<string, string>>;
}

export type Trace = readonly TraceStep[];

export const step = (code: string, numbers: Record<string, string>): TraceStep => ({
  code,
  numbers,
});

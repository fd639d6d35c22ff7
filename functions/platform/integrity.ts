import type { Label } from '../../shared/contracts/fields.ts';
import type { Ctx } from './context.ts';
import type { Report } from './read-model/report.ts';

/** One place where what should hold does not, and where to look. */
export interface CheckException {
  what: string;
  expected: string;
  found: string;
  noun?: string;
  id?: string;
}

export interface CheckResult {
  ok: boolean;
  /** How many exceptions there are; the list holds the first of them. */
  count: number;
  exceptions: CheckException[];
}

/**
 * Something that must hold in every company at every moment. A module exports its own as
 * `checks`; the reader gathers them all.
 */
export interface InvariantCheck {
  /** As assurance names it: M1, S2. */
  id: string;
  title: Label;
  /** Over the read model: the documents, their versions and the commits. */
  report: Report<Record<string, never>, CheckResult>;
  /** Over items beside the documents, which only the store has: balances, locks. */
  guards?: (ctx: Ctx) => Promise<CheckResult>;
}

const MAX_EXCEPTIONS = 50;

export const checkResult = (exceptions: readonly CheckException[]): CheckResult => ({
  ok: exceptions.length === 0,
  count: exceptions.length,
  exceptions: exceptions.slice(0, MAX_EXCEPTIONS),
});

/** Runs one check in both places it looks at. */
export async function runCheck(ctx: Ctx, check: InvariantCheck): Promise<CheckResult> {
  const seen = await ctx.reads.report(check.report, {});
  const held = await check.guards?.(ctx);
  if (!held) return seen;
  return {
    ok: seen.ok && held.ok,
    count: seen.count + held.count,
    exceptions: [...seen.exceptions, ...held.exceptions].slice(0, MAX_EXCEPTIONS),
  };
}

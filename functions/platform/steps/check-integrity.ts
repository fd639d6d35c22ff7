import * as z from 'zod';
import { integrityRun } from '../../../shared/contracts/platform/integrity-run.ts';
import { integrityReport } from '../../../shared/contracts/platform/operations.ts';
import { runCommand } from '../command.ts';
import type { Ctx } from '../context.ts';
import { hashOf } from '../hashing.ts';
import { openSystemSession } from '../http/session.ts';
import { documentKey, settingsIdOf } from '../keys.ts';
import { defineControlStep } from '../module-steps.ts';
import { create, type Outcome, revise } from '../outcome.ts';

type Report = z.infer<(typeof integrityReport)['output']>;

/** The report itself can be asked for at any time; what is kept tells where to look. */
const KEPT_EXCEPTIONS = 5;

/**
 * Runs the integrity report and keeps the result as the next version of the company's one document
 * about it, so that its history is the list of all nights. A red one calls an operator.
 */
export const checkIntegrity = defineControlStep({
  id: 'platform.checkIntegrity',
  input: z.looseObject({ at: z.string().max(40) }),
  control: async (runtime, { at }, tenant) => {
    const report = (await runtime.ask(tenant, integrityReport.id)) as Report;
    const actor = { kind: 'workflow', id: 'nightly-integrity' } as const;
    const id = settingsIdOf(integrityRun, tenant.id);
    const session = await openSystemSession(runtime, tenant, actor, ['*.read'], `integrity-${at}`, [
      documentKey(integrityRun, id),
    ]);
    const red = report.checks.filter(({ ok }) => !ok).map((check) => check.id);
    if (red.length > 0) {
      const fields = { tenantId: tenant.id, integrityRed: red.length, checks: red };
      runtime.log.error('integrity is red', fields);
    }
    await runCommand(
      () => session.contextFor(),
      (ctx) => keep(ctx, id, report),
      {
        operation: 'platform.checkIntegrity',
        principal: 'workflow:nightly-integrity',
        key: at,
        requestHash: hashOf([tenant.id, at]),
      },
      runtime.clock,
    );
    return { red: red.length };
  },
});

async function keep(ctx: Ctx, id: string, report: Report): Promise<Outcome> {
  const fields = {
    ranAt: ctx.now,
    ok: report.ok,
    red: report.checks.filter(({ ok }) => !ok).length,
    checks: report.checks.map(({ exceptions, ...check }) => ({
      ...check,
      exceptions: exceptions.slice(0, KEPT_EXCEPTIONS),
    })),
  };
  const before = await ctx.store.find(integrityRun, id);
  const change = before
    ? revise(ctx, integrityRun, before, fields)
    : create(ctx, integrityRun, fields, id);
  return { result: null, changes: [change] };
}

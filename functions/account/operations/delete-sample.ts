import type { deleteSample as contract } from '../../../shared/contracts/account/operations.ts';
import type { AccountRun } from '../account-context.ts';
import { noSample, sampleNotReady } from '../errors.ts';
import { discard } from '../open-company.ts';
import { sampleOf } from '../sample-of.ts';

/** Nobody can enter it from now on; a workflow removes what it kept. */
export const deleteSample: AccountRun<typeof contract> = async (ctx) => {
  const personId = ctx.personId as string;
  const { control } = ctx.runtime;
  const found = await sampleOf(control, personId);
  if (!found) throw noSample();
  if (found.state === 'onboarding') throw sampleNotReady();
  if (found.state !== 'deleting') await discard(ctx.runtime, found, found.name, personId);
  return { body: { tenantId: found.id, state: 'deleting' } };
};

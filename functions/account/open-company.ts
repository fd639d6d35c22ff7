import type * as z from 'zod';
import { companyFounded } from '../../shared/contracts/account/events.ts';
import type { foundCompany } from '../../shared/contracts/account/operations.ts';
import { makeId } from '../../shared/kernel/id.ts';
import type { TenantRef } from '../platform/aws.ts';
import { idMaker, isoInstant } from '../platform/clock.ts';
import type { Runtime } from '../platform/runtime.ts';

export interface NewCompany {
  personId: string;
  email: string;
  choices: z.infer<(typeof foundCompany)['input']>;
}

/**
 * Takes a spare table, or an id for a new one, and asks for the company to be set up: the
 * onboarding workflow starts from the outbox, so that no function may start machines.
 */
export async function openCompany(runtime: Runtime, wanted: NewCompany): Promise<TenantRef> {
  const { control, clock } = runtime;
  const { personId, email, choices } = wanted;
  const tenant = (await control.takeSpare(personId)) ?? {
    id: makeId('t', clock.now(), clock.random(10)),
    generation: 1,
  };
  await control.putTenant({ ...tenant, name: choices.company, state: 'onboarding' });
  await control.link(personId, { tenantId: tenant.id, name: choices.company });
  await control.announce({
    id: idMaker(clock)('ev'),
    event: companyFounded.id,
    at: isoInstant(clock.now()),
    tenantId: tenant.id,
    generation: tenant.generation,
    actor: `person:${personId}`,
    data: { personId, email, choices },
  });
  return tenant;
}

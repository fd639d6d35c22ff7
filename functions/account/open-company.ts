import type * as z from 'zod';
import { companyFounded, sampleDiscarded } from '../../shared/contracts/account/events.ts';
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
  const { personId, email, choices } = wanted;
  const tenant = await takeTable(runtime, personId);
  await runtime.control.putTenant({ ...tenant, name: choices.company, state: 'onboarding' });
  await runtime.control.link(personId, { tenantId: tenant.id, name: choices.company });
  await announce(runtime, tenant, personId, companyFounded.id, { personId, email, choices });
  return tenant;
}

/** The same for the one sample that a person may have; undefined when there is one already. */
export async function openSample(
  runtime: Runtime,
  { personId, choices }: NewCompany,
  event: string,
  data: Record<string, unknown>,
): Promise<string | undefined> {
  const { control } = runtime;
  const tenant = await takeTable(runtime, personId);
  const membership = { tenantId: tenant.id, name: choices.company };
  await control.putTenant({ ...tenant, name: choices.company, state: 'onboarding' });
  if (!(await control.linkSample(personId, membership))) {
    await discard(runtime, tenant, membership.name, personId);
    return undefined;
  }
  await announce(runtime, tenant, personId, event, data);
  return tenant.id;
}

/** Whatever there is of it goes; nobody can enter it from now on. */
export async function discard(
  runtime: Runtime,
  tenant: TenantRef,
  name: string,
  personId: string,
): Promise<void> {
  const { id, generation } = tenant;
  await runtime.control.putTenant({ id, generation, name, state: 'deleting' });
  await announce(runtime, tenant, personId, sampleDiscarded.id, { personId });
}

async function takeTable({ control, clock }: Runtime, personId: string): Promise<TenantRef> {
  return (
    (await control.takeSpare(personId)) ?? {
      id: makeId('t', clock.now(), clock.random(10)),
      generation: 1,
    }
  );
}

async function announce(
  { control, clock }: Runtime,
  tenant: TenantRef,
  personId: string,
  event: string,
  data: Record<string, unknown>,
): Promise<void> {
  await control.announce({
    ...{ id: idMaker(clock)('ev'), event, at: isoInstant(clock.now()) },
    ...{ tenantId: tenant.id, generation: tenant.generation },
    ...{ actor: `person:${personId}`, data },
  });
}

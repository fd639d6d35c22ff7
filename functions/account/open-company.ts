import type * as z from 'zod';
import { companyFounded, sampleDiscarded } from '../../shared/contracts/account/events.ts';
import type { foundCompany } from '../../shared/contracts/account/operations.ts';
import { makeId } from '../../shared/kernel/id.ts';
import type { TenantRef } from '../platform/aws.ts';
import { idMaker, isoInstant } from '../platform/clock.ts';
import { keyReused } from '../platform/commit.ts';
import type { Founding } from '../platform/control/foundings.ts';
import { hashOf, idFrom } from '../platform/hashing.ts';
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
  const { tenant } = await takeTable(runtime, wanted.personId);
  await establish(runtime, tenant, wanted, isoInstant(runtime.clock.now()));
  return tenant;
}

/**
 * The same, once for each key of a person, whoever repeats it and whenever. The key is bound to a
 * tenant first; what a broken attempt left undone, the next one does. Throws
 * 'idempotencyKeyReused' for other choices under the same key.
 */
export async function openCompanyOnce(
  runtime: Runtime,
  wanted: NewCompany,
  key: string,
): Promise<TenantRef> {
  const { control } = runtime;
  const { personId, choices } = wanted;
  const hash = hashOf(choices);
  const founding =
    (await control.founding(personId, key)) ?? (await bindKey(runtime, personId, key, hash));
  const { id, generation, at } = founding;
  if (founding.hash !== hash) throw keyReused();
  if (!founding.done) {
    await establish(runtime, { id, generation }, wanted, at);
    await control.finishFounding(personId, key);
  }
  return { id, generation };
}

/** Of two at once one binds the key, and the other gives its table back. */
async function bindKey(
  runtime: Runtime,
  personId: string,
  key: string,
  hash: string,
): Promise<Founding> {
  const { control, clock } = runtime;
  const { tenant, isSpare } = await takeTable(runtime, personId);
  const own = { ...tenant, hash, at: isoInstant(clock.now()) };
  const standing = await control.bindFounding(personId, key, own);
  if (standing.id !== tenant.id && isSpare) await control.addSpare(tenant);
  return standing;
}

/** Every step may be repeated: what is there already stays as it is. */
async function establish(
  { control }: Runtime,
  tenant: TenantRef,
  { personId, email, choices }: NewCompany,
  at: string,
): Promise<void> {
  const { id: tenantId, generation } = tenant;
  await control.addTenant({ ...tenant, name: choices.company, state: 'onboarding' });
  await control.link(personId, { tenantId, name: choices.company });
  await control.announce({
    ...{ id: idFrom('ev', companyFounded.id, tenantId), event: companyFounded.id, at },
    ...{ tenantId, generation, actor: `person:${personId}` },
    data: { personId, email, choices },
  });
}

/** The same for the one sample that a person may have; undefined when there is one already. */
export async function openSample(
  runtime: Runtime,
  { personId, choices }: NewCompany,
  event: string,
  data: Record<string, unknown>,
): Promise<string | undefined> {
  const { control } = runtime;
  const { tenant } = await takeTable(runtime, personId);
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

async function takeTable(
  { control, clock }: Runtime,
  personId: string,
): Promise<{ tenant: TenantRef; isSpare: boolean }> {
  const spare = await control.takeSpare(personId);
  const minted = () => ({ id: makeId('t', clock.now(), clock.random(10)), generation: 1 });
  return { tenant: spare ?? minted(), isSpare: spare !== undefined };
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

import { sampleDiscarded } from '../../../shared/contracts/account/events.ts';
import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import { planningRun } from '../../../shared/contracts/planning/planning-run.ts';
import { company } from '../../../shared/contracts/platform/company.ts';
import { file } from '../../../shared/contracts/platform/nouns.ts';
import type { TenantRef } from '../../platform/aws.ts';
import { companyId } from '../../platform/http/session.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import { wholeCompany } from '../../platform/read-model/reads.ts';
import { forgetReads } from '../../platform/read-model/remote-reads.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { provisioner } from '../provisioner.ts';

const PAGE = 500;

/** The bytes that lie outside the table: what people and jobs stored, and computed plans. */
export const removeFiles = defineControlStep({
  id: 'onboarding.removeFiles',
  input: sampleDiscarded.data,
  control: async (runtime, _input, tenant) => {
    const there = await isThere(runtime, tenant);
    const ids = there ? await fileIds(runtime, tenant) : [];
    const files = runtime.filesFor(tenant);
    for (const id of ids) await files.remove(id);
    return { removed: ids.length };
  },
});

/** A table that was never made, or is gone already, holds no company. */
async function isThere(runtime: Runtime, tenant: TenantRef): Promise<boolean> {
  try {
    return (await runtime.storeFor(tenant).find(company, companyId(tenant.id))) !== undefined;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return false;
    throw error;
  }
}

async function fileIds(runtime: Runtime, tenant: TenantRef): Promise<string[]> {
  const files = await all(runtime, tenant, file);
  const runs = await all(runtime, tenant, planningRun);
  return [
    ...files.map(({ id }) => String(id)),
    ...runs.flatMap(({ fileId }) => (typeof fileId === 'string' ? [fileId] : [])),
  ];
}

async function all(runtime: Runtime, tenant: TenantRef, noun: AnyNoun) {
  const reads = runtime.readsFor(tenant);
  const rows: Record<string, unknown>[] = [];
  const whole = { limit: PAGE, archived: true };
  let page = await reads.list(noun, whole, wholeCompany);
  rows.push(...page.data);
  while (page.after) {
    page = await reads.list(noun, { ...whole, after: page.after }, wholeCompany);
    rows.push(...page.data);
  }
  return rows;
}

/** The company's data: its table with all backups of it, and the read model made of it. */
export const dropTable = defineControlStep({
  id: 'onboarding.dropTable',
  input: sampleDiscarded.data,
  control: async (_runtime, _input, tenant) => {
    await provisioner().dropTable(tenant);
    await forgetReads(tenant);
    return { dropped: true };
  },
});

/**
 * Nobody knows of it any more. Last goes the mark that there is one: as long as anything is left,
 * there is no second sample.
 */
export const forgetCompany = defineControlStep({
  id: 'onboarding.forgetCompany',
  input: sampleDiscarded.data,
  control: async ({ control }, { personId }, tenant) => {
    await control.unlink(personId, tenant.id);
    await control.forgetTenant(tenant.id);
    await control.unmarkSample(personId, tenant.id);
    return { forgotten: true };
  },
});

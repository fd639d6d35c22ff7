import { companyFounded } from '../../../shared/contracts/account/events.ts';
import { company } from '../../../shared/contracts/platform/company.ts';
import { member } from '../../../shared/contracts/platform/nouns.ts';
import type { TenantRef } from '../../platform/aws.ts';
import { isoInstant } from '../../platform/clock.ts';
import { runCommand } from '../../platform/command.ts';
import type { Ctx } from '../../platform/context.ts';
import { hashOf } from '../../platform/hashing.ts';
import { companyId, memberIdOf } from '../../platform/http/session.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import { type Change, create } from '../../platform/outcome.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { companyDocument, companyFields, type Founding } from '../company-settings.ts';
import { seedContext } from '../seed-context.ts';
import { onboardingSession } from '../system-context.ts';

/** Leaves room for look-ups and the commit's own items in a transaction of 100. */
const CHUNK = 30;

/** Settings, the owner, and what each module starts with; repeated, it changes nothing. */
export const seedCompany = defineControlStep({
  id: 'onboarding.seedCompany',
  input: companyFounded.data,
  control: async (runtime, founding, tenant) => {
    const settings = companyDocument(founding, tenant.id, isoInstant(runtime.clock.now()));
    const session = onboardingSession(runtime, tenant, settings);
    const first = (ctx: Ctx): Change[] => [
      create(ctx, company, companyFields(founding), companyId(tenant.id)),
      create(ctx, member, ownerOf(founding), memberIdOf(tenant.id, founding.personId)),
    ];
    await seed(runtime, tenant, session.contextFor, 'company', first);
    // Charts of accounts and the like: the other steps run far more often and need none of it.
    const { seedsOf } = await import('../seeds.ts');
    for (const [name, changesOf] of seedsOf(founding)) {
      await seed(runtime, tenant, session.contextFor, name, changesOf);
    }
    return { seeded: true };
  },
});

const ownerOf = ({ personId, email, choices }: Founding) => ({
  personId,
  email,
  name: choices.name,
  roles: ['owner' as const],
  active: true,
});

/** A chunk that is already in is skipped by its key; those behind it still point to its ids. */
async function seed(
  runtime: Runtime,
  tenant: TenantRef,
  contextFor: () => Ctx,
  name: string,
  changesOf: (ctx: Ctx) => Change[],
): Promise<void> {
  const changes = changesOf(seedContext(contextFor(), name));
  for (let start = 0; start < changes.length; start += CHUNK) {
    const chunk = changes.slice(start, start + CHUNK);
    await runCommand(
      contextFor,
      async () => ({ result: null, changes: chunk }),
      {
        operation: 'onboarding.seedCompany',
        principal: 'workflow:tenant-onboarding',
        key: `${name}-${start}`,
        requestHash: hashOf([tenant.id, name, start]),
        permanent: true,
      },
      runtime.clock,
    );
  }
}

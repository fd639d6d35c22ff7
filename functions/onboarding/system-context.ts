import type { Doc } from '../../shared/contracts/noun.ts';
import type { company } from '../../shared/contracts/platform/company.ts';
import type { TenantRef } from '../platform/aws.ts';
import { type Session, sessionFor } from '../platform/http/session.ts';
import { grantsOfList } from '../platform/permissions.ts';
import type { Runtime } from '../platform/runtime.ts';

/** A session in a company that has no settings stored yet: they are given. */
export function onboardingSession(
  runtime: Runtime,
  tenant: TenantRef,
  settings: Doc<typeof company>,
): Session {
  return sessionFor(runtime, {
    tenant,
    actor: { kind: 'workflow', id: 'tenant-onboarding' },
    access: { grants: grantsOfList(['*']), regions: [] },
    company: settings,
    store: runtime.storeFor(tenant),
    request: { id: `onboarding-${tenant.id}` },
  });
}

import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { companyNotFound } from '../platform/identity/identity-errors.ts';
import { remoteReads } from '../platform/read-model/remote-reads.ts';
import { createRuntime, type Runtime } from '../platform/runtime.ts';

/**
 * The user pool asks before it signs an access token. Only a member of the company gets its id
 * into the token, and from there alone does the API learn the tenant.
 */
export function preTokenGeneration(
  makeRuntime: () => Runtime = () => createRuntime({ readsFor: remoteReads() }),
) {
  let runtime: Runtime | undefined;
  return async (event: PreTokenGenerationV2TriggerEvent) => {
    runtime ??= makeRuntime();
    const tenantId = event.request.clientMetadata?.tenantId;
    if (tenantId === undefined) return event;
    const person = event.request.userAttributes.sub ?? '';
    if (!(await runtime.control.isMember(person, tenantId))) throw companyNotFound();
    event.response = {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride: { tid: tenantId } },
      },
    };
    return event;
  };
}

export const handler = preTokenGeneration();

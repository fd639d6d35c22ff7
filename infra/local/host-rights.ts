import { rolePolicies } from '../policies.ts';
import type { PolicyDocument } from '../policy-document.ts';
import { arns } from '../roles.ts';
import { localPlace } from './place.ts';
import { createSts, type LocalSts } from './store/sts.ts';

/** All functions share this process, so they share one principal with the rights of all. */
export function localSts(): LocalSts {
  const policies = rolePolicies(localPlace);
  const sessions = policies.filter(({ id }) => id === 'tenant' || id === 'removal');
  const shared = policies.filter(
    ({ id }) => !['tenant', 'removal', 'machine', 'rule', 'schedule', 'gateway'].includes(id),
  );
  return createSts({
    roles: [
      {
        arn: arns(localPlace).role('module'),
        policies: shared.map(({ policy }) => policy as never),
      },
      ...sessions.map(({ id, policy, trust }) => ({
        arn: arns(localPlace).role(id),
        policies: [policy as never],
        // Here the functions are one principal, which has the rights of all of them.
        trust: asModule(trust) as never,
      })),
    ],
  });
}

const asModule = (trust: PolicyDocument): PolicyDocument => ({
  ...trust,
  Statement: trust.Statement.map((statement) => ({
    ...statement,
    Principal: { AWS: [arns(localPlace).role('module')] },
  })),
});

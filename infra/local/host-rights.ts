import { rolePolicies } from '../policies.ts';
import { arns } from '../roles.ts';
import { localPlace } from './place.ts';
import { createSts, type LocalSts } from './store/sts.ts';

/** All functions share this process, so they share one principal with the rights of all. */
export function localSts(): LocalSts {
  const policies = rolePolicies(localPlace);
  const tenant = policies.find(({ id }) => id === 'tenant');
  const shared = policies.filter(
    ({ id }) => !['tenant', 'machine', 'rule', 'schedule', 'gateway'].includes(id),
  );
  return createSts({
    roles: [
      {
        arn: arns(localPlace).role('module'),
        policies: shared.map(({ policy }) => policy as never),
      },
      {
        arn: arns(localPlace).role('tenant'),
        policies: [tenant?.policy as never],
        trust: tenant?.trust as never,
      },
    ],
  });
}

import type { Membership } from '../platform/control/memberships.ts';
import type { Control } from '../platform/control.ts';

/** The companies a person may choose, and those that wait for their yes. */
export async function companiesOf(control: Control, personId: string): Promise<Membership[]> {
  const found = await control.companiesOf(personId);
  return found.map(({ tenantId, name, invited, sample }) => ({
    tenantId,
    name,
    ...(invited && { invited }),
    ...(sample && { sample }),
  }));
}

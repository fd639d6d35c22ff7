import type { TenantRecord } from '../platform/control/companies.ts';
import type { Control } from '../platform/control.ts';

/** The person's sample company, at whatever point it is. */
export async function sampleOf(
  control: Control,
  personId: string,
): Promise<TenantRecord | undefined> {
  const companies = await control.companiesOf(personId);
  const sample = companies.find((one) => one.sample);
  return sample && control.tenant(sample.tenantId);
}

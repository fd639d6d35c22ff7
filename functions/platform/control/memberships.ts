import type { ControlTable } from './control-table.ts';

export interface Membership {
  tenantId: string;
  name: string;
  /** The person has not said yes yet, and cannot enter. */
  invited?: boolean;
  /** It is the person's sample company. */
  sample?: boolean;
}

/** Who may choose which company. */
export interface Memberships {
  link: (personId: string, membership: Membership) => Promise<void>;
  /** Links the person to their sample company; false when they have one already. */
  linkSample: (personId: string, membership: Membership) => Promise<boolean>;
  /** The person may have another sample, unless it is one already. */
  unmarkSample: (personId: string, tenantId: string) => Promise<void>;
  /** Lets the person choose this company, unless they may already: then nothing changes. */
  offer: (personId: string, membership: Membership) => Promise<void>;
  /** False when nobody offered. */
  accept: (personId: string, tenantId: string) => Promise<boolean>;
  unlink: (personId: string, tenantId: string) => Promise<void>;
  companiesOf: (personId: string) => Promise<Membership[]>;
  isMember: (personId: string, tenantId: string) => Promise<boolean>;
}

const linkKey = (personId: string, tenantId: string) => ({
  pk: `person#${personId}`,
  sk: tenantId,
});
const sampleKey = (personId: string) => ({ pk: `taken#sample-${personId}`, sk: 'sample' });

export function membershipsIn(table: ControlTable): Memberships {
  const linkOf = (personId: string, membership: Membership) => ({
    ...linkKey(personId, membership.tenantId),
    ...membership,
  });

  return {
    link: (personId, membership) => table.put(linkOf(personId, membership)),
    linkSample: (personId, membership) =>
      table.together([
        { put: { ...sampleKey(personId), tenantId: membership.tenantId }, isNew: true },
        { put: linkOf(personId, { ...membership, sample: true }) },
      ]),
    async unmarkSample(personId, tenantId) {
      const marked = await table.get<{ tenantId: string }>(sampleKey(personId));
      if (marked?.tenantId === tenantId) await table.remove(sampleKey(personId));
    },
    async offer(personId, { tenantId, name }) {
      await table.putNew(linkOf(personId, { tenantId, name, invited: true }));
    },
    accept: (personId, tenantId) => table.change(linkKey(personId, tenantId), {}, ['invited']),
    unlink: (personId, tenantId) => table.remove(linkKey(personId, tenantId)),
    companiesOf: (personId) => table.query<Membership>(`person#${personId}`),
    async isMember(personId, tenantId) {
      const found = await table.get<Membership>(linkKey(personId, tenantId));
      return found !== undefined && found.invited !== true;
    },
  };
}

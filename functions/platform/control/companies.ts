import { defineError } from '../../../shared/kernel/errors.ts';
import type { TenantRef } from '../aws.ts';
import type { Clock } from '../clock.ts';
import type { ControlTable } from './control-table.ts';

export type TenantState = 'onboarding' | 'active' | 'failed' | 'deleting';

export interface TenantRecord extends TenantRef {
  name: string;
  state: TenantState;
  /** So many of so many steps of its setting up are done, where it has many. */
  done?: number;
  total?: number;
}

/** Which companies there are, and the spare tables that wait for the next. */
export interface Companies {
  tenant: (id: string) => Promise<TenantRecord | undefined>;
  putTenant: (tenant: TenantRecord) => Promise<void>;
  /** The same, unless it is there already. */
  addTenant: (tenant: TenantRecord) => Promise<void>;
  setTenantState: (id: string, state: TenantState) => Promise<void>;
  noteProgress: (id: string, done: number, total: number) => Promise<void>;
  /** Puts the company on the list of those that are looked after at night. */
  enlist: (tenant: TenantRef) => Promise<void>;
  /** So many companies that are at work, in the order of their ids. */
  enlisted: (after: string, limit: number) => Promise<TenantRef[]>;
  /** Takes one of the spare tables, or undefined when none stands ready. */
  takeSpare: (takenBy: string) => Promise<TenantRef | undefined>;
  addSpare: (tenant: TenantRef) => Promise<void>;
  spares: () => Promise<TenantRef[]>;
  /** Nothing of the company is left here. */
  forgetTenant: (id: string) => Promise<void>;
}

const unknownTenant = defineError('unknownTenant', 500, 'There is no company {id}.');

const TENANT_MS = 60_000;
const tenantKey = (id: string) => ({ pk: `tenant#${id}`, sk: 'tenant' });
const activeKey = (id: string) => ({ pk: 'active', sk: id });
const takenKey = (id: string) => ({ pk: `taken#${id}`, sk: 'taken' });
const refOf = ({ id, generation }: TenantRef): TenantRef => ({ id, generation });

export function companiesIn(table: ControlTable, clock: Clock): Companies {
  /** Who is at work is remembered for a while. */
  const known = new Map<string, { until: number; record: TenantRecord }>();

  async function change(id: string, set: Record<string, unknown>): Promise<void> {
    if (!(await table.change(tenantKey(id), set))) throw unknownTenant({ id });
  }

  return {
    async tenant(id) {
      const cached = known.get(id);
      if (cached && cached.until > clock.now()) return cached.record;
      const record = await table.get<TenantRecord>(tenantKey(id));
      if (record?.state === 'active') known.set(id, { until: clock.now() + TENANT_MS, record });
      return record;
    },
    putTenant: (tenant) => table.put({ ...tenantKey(tenant.id), ...tenant }),
    async addTenant(tenant) {
      await table.putNew({ ...tenantKey(tenant.id), ...tenant });
    },
    async setTenantState(id, state) {
      known.delete(id);
      await change(id, { state });
    },
    noteProgress: (id, done, total) => change(id, { done, total }),
    enlist: (tenant) => table.put({ ...activeKey(tenant.id), ...refOf(tenant) }),
    async enlisted(after, limit) {
      return (await table.query<TenantRef>('active', { after, limit })).map(refOf);
    },
    async takeSpare(takenBy) {
      for (const spare of await table.query<TenantRef>('spare')) {
        const isOurs = await table.together([
          { remove: { pk: 'spare', sk: spare.id }, exists: true },
          { put: { ...takenKey(spare.id), takenBy } },
        ]);
        if (isOurs) return refOf(spare);
      }
      return undefined;
    },
    addSpare: (tenant) => table.put({ pk: 'spare', sk: tenant.id, ...tenant }),
    spares: () => table.query<TenantRef>('spare'),
    async forgetTenant(id) {
      known.delete(id);
      for (const key of [activeKey(id), takenKey(id), tenantKey(id)]) await table.remove(key);
    },
  };
}

import type { Body, TestMember, TestTenant } from './harness.ts';

type Caller = Pick<TestTenant, 'call' | 'ok'>;

/** A phone number that no other lead of the run has. */
let phones = 10_000_000;
export const newPhone = (): string => {
  phones += 1;
  return `138${phones}`;
};

/** A lead from Zhejiang with a person behind it, unless told otherwise. */
export const newLead = (by: Caller, fields: Record<string, unknown> = {}): Promise<Body> =>
  by.ok('crm.createLead', {
    companyName: `Lead ${phones}`,
    contactName: '张三丰',
    phone: newPhone(),
    email: 'zhang@example.com',
    province: '浙江',
    ...fields,
  });

/** A representative of the team who works 华东. */
export const newRep = (
  tenant: TestTenant,
  regions = ['华东'],
  team = 'east',
): Promise<TestMember> => tenant.member(['salesRep'], { team, regions });

export async function poolOf(tenant: TestTenant, region: string): Promise<Body> {
  const { data } = await tenant.ok('crm.listLeadPool', { filter: { region: { eq: region } } });
  return data[0];
}

export const newCustomer = (by: Caller, fields: Record<string, unknown> = {}): Promise<Body> => {
  phones += 1;
  return by.ok('masterdata.createCustomer', {
    code: `K-${phones}`,
    name: `Customer ${phones}`,
    tier: 'C',
    paymentTerms: { kind: 'net', days: 30 },
    revenuePoint: 'delivery',
    ...fields,
  });
};

export const newDeal = async (by: Caller, fields: Record<string, unknown> = {}): Promise<Body> => {
  const customerId = fields['customerId'] ?? (await newCustomer(by)).id;
  return by.ok('crm.createOpportunity', { name: 'CNC line', ...fields, customerId });
};

/** An item to put on a line. */
export async function newItem(by: Caller): Promise<Body> {
  phones += 1;
  const unit = { code: `U-${phones}`, name: '件', decimals: 0 };
  const { id: unitId } = await by.ok('masterdata.createUnit', unit);
  const kind = { kind: 'goods', stocked: true, make: false, decimals: 0 };
  return by.ok('masterdata.createItem', { code: `A-${phones}`, name: 'Shaft', unitId, ...kind });
}

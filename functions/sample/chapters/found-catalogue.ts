import { bom } from '../../../shared/contracts/engineering/bom.ts';
import { routing } from '../../../shared/contracts/engineering/routing.ts';
import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { companyId } from '../../platform/http/session.ts';
import { sampleCompany } from '../domain/catalogue/company.ts';
import { type SampleItem, sampleItems } from '../domain/catalogue/items.ts';
import { sampleCustomers, sampleSuppliers } from '../domain/catalogue/parties.ts';
import { sampleCentres, sampleStructures } from '../domain/catalogue/structures.ts';
import { decimalsOf, standardCost } from '../domain/standard-cost.ts';
import { type Names, namesOf } from '../names.ts';
import type { Input, Performer } from '../perform.ts';
import { peopleJoin, samplePersonId } from './people.ts';

const REVISION = 'A';

/** Who the company is, whom it knows, what it makes of what, and where. */
export async function foundCatalogue(on: Performer, day: BusinessDate): Promise<void> {
  const { tenant } = on.ctx();
  await on.perform('company', day, 'platform.updateCompany', {
    id: companyId(tenant.id),
    ...sampleCompany,
    address: sampleCompany.address,
  });
  await on.commit('people', day, peopleJoin);
  await on.performAll('centre', day, 'engineering.createWorkCentre', sampleCentres.map(centre));
  await on.performAll('supplier', day, 'masterdata.createSupplier', sampleSuppliers.map(supplier));
  await on.performAll(
    'customer',
    day,
    'masterdata.createCustomer',
    sampleCustomers.map((one) => customer(one, samplePersonId(tenant, one.owner))),
    20,
  );
  const first = await namesOf(on.ctx().store);
  const items = sampleItems.map((one) => item(one, first));
  await on.performAll('item', day, 'masterdata.createItem', items, 24);
  const names = await namesOf(on.ctx().store);
  const prices = sampleItems.filter(({ supplier: from }) => from !== undefined);
  await on.performAll(
    'price',
    day,
    'purchasing.createSupplierPrice',
    prices.map((one) => price(one, names, day)),
    30,
  );
  await foundStructures(on, day, names);
}

async function foundStructures(on: Performer, day: BusinessDate, names: Names): Promise<void> {
  const boms = sampleStructures.map((one) => ({
    ...{ itemId: names.item(one.item), revision: REVISION, outputQuantity: '1' },
    lines: one.lines.map(([code, quantity, loss], index) => ({
      ...{ lineNo: 10 * (index + 1), itemId: names.item(code), quantity },
      ...(loss !== undefined && { loss }),
    })),
  }));
  const routings = sampleStructures.map(({ item: code, operation }) => ({
    ...{ itemId: names.item(code), revision: REVISION },
    operations: [
      {
        ...{ number: 10, name: operation.zh, nameEn: operation.en },
        workCentreId: names.centre(operation.centre),
        ...{ setupMinutes: operation.setup, runMinutes: operation.run },
      },
    ],
  }));
  await on.performAll('bom', day, 'engineering.createBom', boms, 30);
  await on.performAll('routing', day, 'engineering.createRouting', routings, 30);
  const released = (noun: AnyNoun) =>
    Promise.all(
      sampleStructures.map(async ({ item: code }) => {
        const key = [names.item(code), REVISION];
        return { id: await on.ctx().store.findUnique(noun, ['itemId', 'revision'], key) };
      }),
    );
  const boms_ = (await released(bom)) as Input[];
  await on.performAll('bom-release', day, 'engineering.releaseBom', boms_, 21);
  const routings_ = (await released(routing)) as Input[];
  await on.performAll('routing-release', day, 'engineering.releaseRouting', routings_, 21);
}

const centre = ({ code, zh, en, department, ...rest }: (typeof sampleCentres)[number]): Input => ({
  ...{ code, name: zh, nameEn: en, department, efficiency: '1' },
  ...rest,
});

const supplier = ({ code, zh, en, leadTimeDays }: (typeof sampleSuppliers)[number]): Input => ({
  ...{ code, name: zh, nameEn: en, leadTimeDays, taxIncluded: false },
  paymentTerms: { kind: 'net', days: 30 },
});

const customer = (one: (typeof sampleCustomers)[number], ownerId: string): Input => ({
  ...{ code: one.code, name: one.zh, nameEn: one.en, tier: one.tier, ownerId, region: one.region },
  ...{ taxIncluded: false, revenuePoint: 'delivery', paymentTerms: { kind: 'net', days: 60 } },
  addresses: [{ country: '中国', province: one.province, city: one.city, street: one.street }],
});

const item = (one: SampleItem, names: Names): Input => ({
  ...{ code: one.code, name: one.zh, nameEn: one.en, category: one.category },
  ...{ unitId: names.unit(one.unit), decimals: decimalsOf(one.code), kind: 'goods' },
  ...{ stocked: true, make: one.supplier === undefined, leadTimeDays: one.leadTimeDays },
  ...{ leadTimeCounts: 'working', standardCost: standardCost(one.code) },
  ...(one.price === undefined ? { backflush: true } : { salesPrice: one.price }),
  ...(one.supplier !== undefined && {
    supplierId: names.supplier(one.supplier),
    lotMultiple: one.multiple,
  }),
});

const price = (one: SampleItem, names: Names, validFrom: BusinessDate): Input => ({
  ...{ supplierId: names.supplier(one.supplier ?? ''), itemId: names.item(one.code) },
  ...{ currency: 'CNY', taxIncluded: false, validFrom, leadTimeDays: one.leadTimeDays },
  ...{ breaks: [{ minimum: '0', price: one.cost }], lotMultiple: one.multiple },
});

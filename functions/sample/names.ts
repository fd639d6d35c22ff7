import { workCentre } from '../../shared/contracts/engineering/work-centre.ts';
import { customer } from '../../shared/contracts/masterdata/customer.ts';
import { item } from '../../shared/contracts/masterdata/item.ts';
import { supplier } from '../../shared/contracts/masterdata/supplier.ts';
import { unit } from '../../shared/contracts/masterdata/unit.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import type { AnyNoun } from '../../shared/contracts/noun.ts';
import type { Store } from '../platform/store.ts';
import { sampleItems } from './domain/catalogue/items.ts';
import { sampleCustomers, sampleSuppliers } from './domain/catalogue/parties.ts';
import { sampleCentres } from './domain/catalogue/structures.ts';

/** The ids behind the codes of the catalogue. */
export interface Names {
  item: (code: string) => string;
  customer: (code: string) => string;
  supplier: (code: string) => string;
  centre: (code: string) => string;
  unit: (code: string) => string;
  main: string;
}

const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);

/** Asked side by side, the look-ups travel together. */
export async function namesOf(store: Store): Promise<Names> {
  const kinds: readonly (readonly [AnyNoun, readonly string[]])[] = [
    [item, codes(sampleItems)],
    [customer, codes(sampleCustomers)],
    [supplier, codes(sampleSuppliers)],
    [workCentre, codes(sampleCentres)],
    [unit, ['PCS', 'KG', 'M']],
    [warehouse, ['MAIN']],
  ];
  const found = new Map<string, string>();
  await Promise.all(
    kinds.flatMap(([noun, list]) =>
      list.map(async (code) => {
        const id = await store.findUnique(noun, ['code'], [code]);
        if (id !== undefined) found.set(`${noun.id} ${code}`, id);
      }),
    ),
  );
  const of = (noun: AnyNoun) => (code: string) => found.get(`${noun.id} ${code}`) ?? '';
  return {
    item: of(item),
    customer: of(customer),
    supplier: of(supplier),
    centre: of(workCentre),
    unit: of(unit),
    main: of(warehouse)('MAIN'),
  };
}

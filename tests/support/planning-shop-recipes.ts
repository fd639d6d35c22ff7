import type { AnyDoc } from '../../shared/contracts/noun.ts';
import type { Catalogue } from './catalogue.ts';

interface Making {
  catalogue: Catalogue;
  subject: AnyDoc | undefined;
}

type Line = Record<string, unknown>;

const listOf = (order: AnyDoc, field: string): Line[] => (order[field] ?? []) as Line[];

const open = (operation: Line): boolean => operation['state'] !== 'done';

/** Work orders that are being worked on, those that fit first. */
const worked = (catalogue: Catalogue, fits: (order: AnyDoc) => boolean = () => true): AnyDoc[] =>
  catalogue
    .of('workOrder')
    .filter(({ state }) => ['released', 'kitted', 'inProcess'].includes(String(state)))
    .filter(fits);

const hasWork = (order: AnyDoc): boolean => listOf(order, 'operations').some(open);

const someOf = (orders: readonly AnyDoc[]) => {
  const ids = orders.slice(0, 2).map(({ id }) => id);
  return ids.length === 0 ? {} : { workOrderIds: ids };
};

/** Inputs that name work orders and operations as they stand. */
export const planningShopRecipes: Readonly<
  Record<string, (making: Making) => Record<string, unknown>>
> = {
  'planning.reserveKits': ({ catalogue }) => someOf(worked(catalogue)),
  'planning.scheduleWorkOrders': ({ catalogue }) => someOf(worked(catalogue, hasWork)),
  'planning.moveOperation': ({ catalogue }) => {
    const [order] = worked(catalogue, hasWork);
    if (!order) return {};
    const operation = listOf(order, 'operations').find(open)?.['number'];
    return {
      ...{ id: order.id, operation, startOn: catalogue.today },
      ...{ startMinute: undefined, machine: undefined, despiteConflicts: true },
    };
  },
};

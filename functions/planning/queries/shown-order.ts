import { shownArea } from '../domain/areas.ts';
import type { PlannedOrder } from '../domain/plan.ts';
import type { NamedItem } from '../reports/item-names.ts';

/** A planned order as the API says it. */
export function shownOrder(planned: PlannedOrder, nameOf: (itemId: string) => NamedItem) {
  const { itemId, area, order, ...rest } = planned;
  return {
    ...rest,
    ...nameOf(itemId),
    area: shownArea(area),
    ...(order !== '' && { order }),
  };
}

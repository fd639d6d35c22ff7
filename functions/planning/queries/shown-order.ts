import { MAIN_AREA } from '../../../shared/contracts/masterdata/planning-area.ts';
import type { PlannedOrder } from '../domain/plan.ts';
import type { NamedItem } from '../reports/item-names.ts';

export const shownArea = (area: string): string => (area === '' ? MAIN_AREA : area);
export const ownArea = (area: string): string => (area === MAIN_AREA ? '' : area);

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

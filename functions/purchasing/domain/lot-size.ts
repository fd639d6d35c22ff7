import { ceilToMultiple, type Decimal, gt, max } from '../../../shared/kernel/decimal.ts';

export interface LotRule {
  minimumLot?: Decimal | undefined;
  lotMultiple?: Decimal | undefined;
}

/** q = max(net, minimum), then up to the next multiple; in the item's unit. */
export function lotSize(net: Decimal, { minimumLot = '0', lotMultiple }: LotRule): Decimal {
  const least = max(net, minimumLot);
  return lotMultiple !== undefined && gt(lotMultiple, '0')
    ? ceilToMultiple(least, lotMultiple)
    : least;
}

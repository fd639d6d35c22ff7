import type {
  KitLine,
  KitOptions,
  KitOrder,
  KitQuestion,
  KitSupply,
} from '../../functions/planning/domain/kitting/kit-order.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';

/** Plain orders to say things about in tests: whole pieces, nothing issued, nothing reserved. */
export const kitLine = (
  itemId: string,
  required: Decimal,
  more: Partial<KitLine> = {},
): KitLine => ({
  position: 1,
  itemId,
  decimals: 0,
  required,
  fixed: '0',
  issued: '0',
  reserved: '0',
  backflush: false,
  keyItem: false,
  alternates: [],
  ...more,
});

export const kitOrder = (
  number: string,
  quantity: Decimal,
  lines: readonly KitLine[],
): KitOrder => ({
  id: number,
  number,
  itemId: 'P',
  quantity,
  done: '0',
  decimals: 0,
  startOn: '2026-03-02',
  dueOn: '2026-03-09',
  priority: 5,
  value: quantity,
  lines,
});

export const onHand = (itemId: string, quantity: Decimal): KitSupply => ({ itemId, quantity });

export const kitQuestion = (
  orders: readonly KitOrder[],
  supplies: readonly KitSupply[],
  options: Partial<KitOptions> = {},
): KitQuestion => ({
  today: '2026-03-02',
  lossMode: 'factor',
  orders,
  supplies,
  boms: [],
  options: {
    scope: 'all',
    substitutes: 'ignore',
    supply: 'stock',
    allocation: 'kitOnly',
    sequence: 'given',
    multiLevel: false,
    ...options,
  },
});

import { checks } from './integrity.ts';
import { expiredStock } from './reports/expired-stock.ts';
import { datedLots, lotsOnHand } from './reports/lots-on-hand.ts';
import { lotsPage } from './reports/lots-page.ts';
import { monthLines, openMonths, openProductionMonths } from './reports/month-issues.ts';
import { movedSince } from './reports/moved-since.ts';
import { movesOfItem } from './reports/moves-of-item.ts';
import { stockPage } from './reports/stock-page.ts';
import { lotsMoved, stockOnHand, stockReserved, stockValue } from './reports/stock-totals.ts';

/** Everything inventory asks of the read model. */
export const reports = [
  lotsOnHand,
  expiredStock,
  datedLots,
  lotsMoved,
  stockOnHand,
  stockReserved,
  stockValue,
  movedSince,
  openMonths,
  openProductionMonths,
  monthLines,
  stockPage,
  lotsPage,
  movesOfItem,
  ...checks.map(({ report }) => report),
];

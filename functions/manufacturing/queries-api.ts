import type { manufacturing } from '../../shared/contracts/manufacturing/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { dispatchList } from './queries/dispatch-list.ts';
import { materialRequirements } from './queries/material-requirements.ts';
import { pieceWork } from './queries/piece-work.ts';
import { productionBoard } from './queries/production-board.ts';
import { traceNumber } from './queries/trace-number.ts';
import { workOrderCost } from './queries/work-order-cost.ts';

export const queryImplementations = {
  workOrderCost,
  materialRequirements,
  dispatchList,
  productionBoard,
  pieceWork,
  traceNumber,
} satisfies Queries<(typeof manufacturing)['operations']>;

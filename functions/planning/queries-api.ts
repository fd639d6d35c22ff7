import type { planning } from '../../shared/contracts/planning/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { itemSupplyDemand } from './queries/item-supply-demand.ts';
import { kittingAnalysis } from './queries/kitting-analysis.ts';
import { promiseItem } from './queries/promise-item.ts';
import { promiseOrder } from './queries/promise-order.ts';
import { whatIf } from './queries/what-if.ts';
import { workCentreLoad } from './queries/work-centre-load.ts';

export const queryImplementations = {
  itemSupplyDemand,
  kittingAnalysis,
  promiseItem,
  promiseOrder,
  whatIf,
  workCentreLoad,
} satisfies Queries<(typeof planning)['operations']>;

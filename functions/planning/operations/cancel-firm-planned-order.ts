import {
  firmPlannedOrder,
  firmPlannedOrderStates,
} from '../../../shared/contracts/planning/firm-planned-order.ts';
import type { cancelFirmPlannedOrder as contract } from '../../../shared/contracts/planning/release-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { movedBy, takenOf } from '../moved-by.ts';

/** Planning may decide about it again. */
export const cancelFirmPlannedOrder: CommandRun<typeof contract> = async (ctx, { id }) => {
  const before = await load(ctx, firmPlannedOrder, id, 'plan.firm');
  firmPlannedOrderStates.assertMove(before.state, 'cancelled', 'firm planned order');
  const change = revise(ctx, firmPlannedOrder, before, { state: 'cancelled' });
  return {
    result: change.after,
    changes: [change],
    events: [...movedBy([before]), ...takenOf([before])],
  };
};

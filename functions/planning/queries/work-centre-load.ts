import { workCentre } from '../../../shared/contracts/engineering/work-centre.ts';
import type { workCentreLoad as contract } from '../../../shared/contracts/planning/capacity-operations.ts';
import { addDays, dateRange, laterOf } from '../../../shared/kernel/date.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { loadOf } from '../domain/capacity/load.ts';
import { shopFloor, worksOf } from '../shop-floor.ts';

const USUAL_DAYS = 14;

/** What centres have to do day by day, from today on, as it is planned (PLN-08). */
export const workCentreLoad: QueryRun<typeof contract> = async (ctx, input) => {
  const { workCentreId, days = USUAL_DAYS } = input;
  if (workCentreId !== undefined) await need(ctx, workCentre, workCentreId, '/workCentreId');
  const from = laterOf(input.from ?? ctx.today, ctx.today);
  const centreIds = workCentreId === undefined ? undefined : [workCentreId];
  const floor = await shopFloor(ctx, centreIds ? { centreIds } : {});
  const range = dateRange(from, addDays(from, days - 1));
  const loads = loadOf(floor.centres, worksOf(floor), { today: ctx.today, days: range });
  return {
    centres: loads.map(({ centreId, days: list }, index) => ({
      workCentreId: centreId,
      code: floor.centres[index]?.code ?? '',
      name: floor.centres[index]?.name ?? '',
      days: list.map(({ work, ...day }) => ({
        ...day,
        work: work.map(({ orderId, orderNumber, operation, minutes }) => ({
          workOrderId: orderId,
          number: orderNumber,
          operation,
          minutes,
        })),
      })),
    })),
  };
};

import * as z from 'zod';
import { makeId } from '../../../shared/kernel/id.ts';
import { tenantTable } from '../../platform/aws.ts';
import { environment } from '../../platform/environment.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import { provisioner } from '../provisioner.ts';

/** How many tables stand ready: signing up then takes seconds, because making one takes ten. */
const SPARE_TABLES = 3;

export const keepSpareTables = defineControlStep({
  id: 'onboarding.keepSpareTables',
  input: z.looseObject({}),
  control: async ({ control, clock }) => {
    const missing = SPARE_TABLES - (await control.spares()).length;
    for (let made = 0; made < missing; made += 1) {
      const tenant = { id: makeId('t', clock.now(), clock.random(10)), generation: 1 };
      await provisioner().ensureTable(tenantTable(environment().stage, tenant));
      await control.addSpare(tenant);
    }
    return { made: Math.max(0, missing) };
  },
});

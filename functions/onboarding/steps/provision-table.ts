import * as z from 'zod';
import { tenantTable } from '../../platform/aws.ts';
import { environment } from '../../platform/environment.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import { provisioner } from '../provisioner.ts';

/** Makes the tenant's table unless a spare one was taken. */
export const provisionTable = defineControlStep({
  id: 'onboarding.provisionTable',
  input: z.looseObject({}),
  control: async (_runtime, _input, tenant) => {
    await provisioner().ensureTable(tenantTable(environment().stage, tenant));
    return { table: 'ready' };
  },
});

import * as z from 'zod';
import { defineControlStep } from '../../platform/module-steps.ts';

/** From now on the company answers. */
export const activateCompany = defineControlStep({
  id: 'onboarding.activateCompany',
  input: z.looseObject({}),
  control: async ({ control }, _input, tenant) => {
    await control.enlist(tenant);
    await control.setTenantState(tenant.id, 'active');
    return { state: 'active' };
  },
});

/** Setting up failed for good: the person sees it, and an operator is called by the alarm. */
export const markFailed = defineControlStep({
  id: 'onboarding.markFailed',
  input: z.looseObject({}),
  control: async ({ control }, _input, tenant) => {
    await control.setTenantState(tenant.id, 'failed');
    return { state: 'failed' };
  },
});

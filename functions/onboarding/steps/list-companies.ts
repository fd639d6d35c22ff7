import * as z from 'zod';
import { defineControlStep } from '../../platform/module-steps.ts';

/** What a machine carries from state to state may have 256 KB; this many take a twentieth. */
const PAGE = 200;

/** The next companies that are at work, for machines that look after all of them. */
export const listCompanies = defineControlStep({
  id: 'onboarding.listCompanies',
  input: z.looseObject({ after: z.string() }),
  control: async ({ control }, { after }) => {
    const found = await control.enlisted(after, PAGE);
    const companies = found.map(({ id, generation }) => ({ tenantId: id, generation }));
    return { companies, next: found.length < PAGE ? '' : (found.at(-1)?.id ?? '') };
  },
});

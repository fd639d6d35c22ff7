import { sampleRemoval } from '../functions/onboarding/workflows/sample-removal.ts';
import { tenantOnboarding } from '../functions/onboarding/workflows/tenant-onboarding.ts';
import { mrpRun } from '../functions/planning/workflows/mrp-run.ts';
import { nightlyPlanning } from '../functions/planning/workflows/nightly-planning.ts';
import { nightlyPromises } from '../functions/planning/workflows/nightly-promises.ts';
import { nightlyIntegrity } from '../functions/platform/workflows/nightly-integrity.ts';
import { nightlyReminders } from '../functions/purchasing/workflows/nightly-reminders.ts';
import { nightlyQuotations } from '../functions/sales/workflows/nightly-quotations.ts';
import { orderSweep } from '../functions/sales/workflows/order-sweep.ts';
import { orderToCash } from '../functions/sales/workflows/order-to-cash.ts';
import { sampleCompany } from '../functions/sample/workflows/sample-company.ts';
import type { WorkflowSpec } from '../shared/contracts/workflow.ts';

/** Every workflow of the product; a conformance test compares this list with the folders. */
export const workflows: readonly WorkflowSpec[] = [
  tenantOnboarding,
  nightlyIntegrity,
  orderToCash,
  orderSweep,
  mrpRun,
  nightlyPlanning,
  nightlyPromises,
  nightlyQuotations,
  nightlyReminders,
  sampleCompany,
  sampleRemoval,
];

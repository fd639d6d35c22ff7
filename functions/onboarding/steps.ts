import { moduleSteps } from '../platform/module-steps.ts';
import { activateCompany, markFailed } from './steps/activate-company.ts';
import { keepSpareTables } from './steps/keep-spare-tables.ts';
import { listCompanies } from './steps/list-companies.ts';
import { noteProgress } from './steps/note-progress.ts';
import { provisionTable } from './steps/provision-table.ts';
import { dropTable, forgetCompany, removeFiles } from './steps/remove-company.ts';
import { seedCompany } from './steps/seed-company.ts';

export const steps = [
  provisionTable,
  seedCompany,
  activateCompany,
  markFailed,
  keepSpareTables,
  listCompanies,
  noteProgress,
  removeFiles,
  dropTable,
  forgetCompany,
];
export const handler = moduleSteps(steps);

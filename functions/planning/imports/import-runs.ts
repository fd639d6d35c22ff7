import { forecast } from '../../../shared/contracts/planning/forecast.ts';
import { masterPlan } from '../../../shared/contracts/planning/master-plan.ts';
import { nounImport } from '../../platform/imports/noun-import.ts';
import { masterRules } from '../master-rules.ts';

export const importRuns = [
  nounImport(forecast, masterRules['forecast']),
  nounImport(masterPlan, masterRules['masterPlan']),
];

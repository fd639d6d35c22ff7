import { workCentre } from '../../../shared/contracts/engineering/work-centre.ts';
import { nounImport } from '../../platform/imports/noun-import.ts';
import { masterRules } from '../master-rules.ts';
import { importBoms } from './import-boms.ts';
import { importRoutings } from './import-routings.ts';

export const importRuns = [
  nounImport(workCentre, masterRules['workCentre']),
  importBoms,
  importRoutings,
];

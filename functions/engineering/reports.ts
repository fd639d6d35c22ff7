import { releasedVersions } from './checks/versions-never-overlap.ts';
import { explainedCost, standardCosts } from './reports/costs.ts';
import { structureReport } from './reports/structure.ts';
import { revisionsReport, usesReport, versionsUsing } from './reports/uses.ts';

export const reports = [
  structureReport,
  usesReport,
  versionsUsing,
  revisionsReport,
  explainedCost,
  standardCosts,
  releasedVersions,
];

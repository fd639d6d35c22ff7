import { ledgerSettings } from '../../shared/contracts/finance/ledger-settings.ts';
import { manufacturingSettings } from '../../shared/contracts/manufacturing/manufacturing-settings.ts';
import { manufacturing } from '../../shared/contracts/manufacturing/module.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { cancelWorkOrder } from './operations/cancel-work-order.ts';
import { changeManufacturingSettings } from './operations/change-manufacturing-settings.ts';
import { changeWorkOrder } from './operations/change-work-order.ts';
import { closeWorkOrder } from './operations/close-work-order.ts';
import { createWorkOrder } from './operations/create-work-order.ts';
import { issueMaterial } from './operations/issue-material.ts';
import { kitWorkOrder } from './operations/kit-work-order.ts';
import { receiveProduction } from './operations/receive-production.ts';
import { releaseWorkOrder } from './operations/release-work-order.ts';
import { reportOperation } from './operations/report-operation.ts';
import { requestMaterial } from './operations/request-material.ts';
import { returnMaterial } from './operations/return-material.ts';
import { reverseOperationReport } from './operations/reverse-operation-report.ts';
import { reverseProductionReceipt } from './operations/reverse-production-receipt.ts';
import { runProductionCost } from './operations/run-production-cost.ts';
import { scrapMaterial } from './operations/scrap-material.ts';
import { splitWorkOrder } from './operations/split-work-order.ts';
import { spreadConversion } from './operations/spread-conversion.ts';
import { startOperation } from './operations/start-operation.ts';

export const routes = commandRoutes(
  manufacturing,
  {
    createWorkOrder,
    changeWorkOrder,
    splitWorkOrder,
    releaseWorkOrder,
    kitWorkOrder,
    requestMaterial,
    issueMaterial,
    returnMaterial,
    scrapMaterial,
    startOperation,
    reportOperation,
    reverseOperationReport,
    receiveProduction,
    reverseProductionReceipt,
    closeWorkOrder,
    cancelWorkOrder,
    changeManufacturingSettings,
    runProductionCost,
    spreadConversion,
  },
  {},
  [manufacturingSettings, ledgerSettings],
);
export const handler = moduleApi(routes);

import { engineeringSettings } from '../../shared/contracts/engineering/engineering-settings.ts';
import { engineering } from '../../shared/contracts/engineering/module.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { masterRules } from './master-rules.ts';
import { changeBom } from './operations/change-bom.ts';
import { changeEngineeringSettings } from './operations/change-engineering-settings.ts';
import { changeRouting } from './operations/change-routing.ts';
import { createBom } from './operations/create-bom.ts';
import { createRouting } from './operations/create-routing.ts';
import { releaseBom } from './operations/release-bom.ts';
import { releaseRouting } from './operations/release-routing.ts';
import { replaceComponent } from './operations/replace-component.ts';
import { retireBom } from './operations/retire-bom.ts';
import { retireRouting } from './operations/retire-routing.ts';
import { storeStandardCosts } from './operations/store-standard-costs.ts';

export const routes = commandRoutes(
  engineering,
  {
    createBom,
    changeBom,
    releaseBom,
    retireBom,
    replaceComponent,
    createRouting,
    changeRouting,
    releaseRouting,
    retireRouting,
    changeEngineeringSettings,
    storeStandardCosts,
  },
  masterRules,
  [engineeringSettings],
);
export const handler = moduleApi(routes);

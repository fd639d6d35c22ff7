import { defineModule } from '../module.ts';
import { importReaction } from '../platform/import-reaction.ts';
import { bom } from './bom.ts';
import { bomImport } from './bom-import.ts';
import * as bomOperations from './bom-operations.ts';
import { engineeringSettings } from './engineering-settings.ts';
import { routing } from './routing.ts';
import { routingImport } from './routing-import.ts';
import * as routingOperations from './routing-operations.ts';
import * as settingsOperations from './settings-operations.ts';
import * as structureQueries from './structure-queries.ts';
import { workCentre } from './work-centre.ts';

/** What a product is made of, where and how it is made. */
export const engineering = defineModule({
  id: 'engineering',
  floor: 4,
  label: { en: 'Engineering', zh: '工艺' },
  nouns: [engineeringSettings, workCentre, bom, routing],
  operations: {
    ...bomOperations,
    ...routingOperations,
    ...settingsOperations,
    ...structureQueries,
  },
  events: [],
  reactions: [importReaction('engineering')],
  imports: [bomImport, routingImport],
});

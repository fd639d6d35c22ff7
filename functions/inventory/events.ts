import { inventory } from '../../shared/contracts/inventory/module.ts';
import { importReaction } from '../platform/imports/import-reaction.ts';
import { moduleEvents } from '../platform/module-events.ts';
import { importOpeningStock } from './import-opening-stock.ts';

export const reactions = [importReaction(inventory.id, [importOpeningStock])];
export const handler = moduleEvents(reactions);

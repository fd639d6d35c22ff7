import type { postOpeningStock as contract } from '../../../shared/contracts/inventory/move-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { openStock } from '../opening-stock.ts';

export const postOpeningStock: CommandRun<typeof contract> = (ctx, input) => openStock(ctx, input);

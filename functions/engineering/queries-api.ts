import type { engineering } from '../../shared/contracts/engineering/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { explainRolledUpCost } from './queries/explain-rolled-up-cost.ts';
import { explodeBom } from './queries/explode-bom.ts';
import { lowLevelCodes } from './queries/low-level-codes.ts';
import { whereUsed } from './queries/where-used.ts';

export const queryImplementations = {
  explodeBom,
  whereUsed,
  lowLevelCodes,
  explainRolledUpCost,
} satisfies Queries<(typeof engineering)['operations']>;

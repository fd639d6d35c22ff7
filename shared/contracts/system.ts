import { account } from './account/module.ts';
import { analytics } from './analytics/module.ts';
import { crm } from './crm/module.ts';
import { engineering } from './engineering/module.ts';
import { finance } from './finance/module.ts';
import { type AnyImportTarget, targetOfNoun } from './import-target.ts';
import { inventory } from './inventory/module.ts';
import { manufacturing } from './manufacturing/module.ts';
import { masterdata } from './masterdata/module.ts';
import type { ModuleContract } from './module.ts';
import type { AnyNoun } from './noun.ts';
import type { AnyOperation } from './operation.ts';
import { planning } from './planning/module.ts';
import { importRequested } from './platform/events.ts';
import { platform } from './platform/module.ts';
import { printing } from './printing/module.ts';
import { purchasing } from './purchasing/module.ts';
import { sales } from './sales/module.ts';

/** Every module of the product, lowest floor first. Whatever is generated starts here. */
export const modules: readonly ModuleContract[] = [
  account,
  platform,
  masterdata,
  finance,
  inventory,
  engineering,
  purchasing,
  manufacturing,
  planning,
  sales,
  crm,
  printing,
  analytics,
];

export const nouns: readonly AnyNoun[] = modules.flatMap((module) => module.nouns);

export const nounById = (id: string): AnyNoun | undefined => nouns.find((noun) => noun.id === id);

const nounByPrefix = new Map(nouns.map((noun) => [noun.prefix, noun]));

/** The noun of a document, by the prefix of its id. */
export const nounOfId = (id: string): AnyNoun | undefined =>
  nounByPrefix.get(id.slice(0, id.indexOf('_')));

/** Every operation of the API: those of the modules, and those their nouns bring along. */
export const operations: readonly AnyOperation[] = modules.flatMap((module) => [
  ...Object.values(module.operations),
  ...module.derived.map(({ contract }) => contract),
]);

/** Everything that rows of a file can be imported into, of the modules that hear of imports. */
export const importTargets: readonly AnyImportTarget[] = modules
  .filter(({ reactions }) => reactions?.some(({ on }) => on === importRequested.id))
  .flatMap(({ nouns: own, imports = [] }) => [
    ...own.filter(({ master }) => master).map(targetOfNoun),
    ...imports,
  ]);

export const importTargetById = (id: string): AnyImportTarget | undefined =>
  importTargets.find((target) => target.id === id);

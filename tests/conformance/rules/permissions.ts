import { grantsOfRoles, scopeOf } from '../../../functions/platform/permissions.ts';
import type { ModuleContract } from '../../../shared/contracts/module.ts';
import type { Role } from '../../../shared/contracts/platform/roles.ts';
import { importTargets } from '../../../shared/contracts/system.ts';
import type { WorkflowSpec } from '../../../shared/contracts/workflow.ts';
import { isTest, type SourceTree } from '../code/source-tree.ts';
import type { ReactionsByModule } from './events.ts';

const contractsOf = ({ operations, derived }: ModuleContract) => [
  ...Object.values(operations),
  ...derived.map(({ contract }) => contract),
];

/** A right that is asked for in code, as an argument: `requirePermission(ctx, 'cost.read')`. */
const ASKED =
  /\b(?:load|requirePermission|scopeOf|\w*[pP]ermi\w*|\w*[mM]ay\w*)\([^;]*?'([a-z]\w*\.[a-z]\w*)'/g;

/** Every right that something asks for: the contracts, the imports, and the code. */
export function askedPermissions(
  modules: readonly ModuleContract[],
  tree: SourceTree,
): Set<string> {
  const inCode = [...tree]
    .filter(([path]) => path.startsWith('functions/') && !isTest(path))
    .flatMap(([, source]) =>
      [...source.matchAll(ASKED)].map(([, permission]) => permission as string),
    );
  return new Set([
    ...modules.flatMap(contractsOf).flatMap(({ permission }) => permission ?? []),
    ...importTargets.map(({ permission }) => permission),
    ...inCode,
  ]);
}

const covers = (grant: string, permission: string): boolean => {
  if (grant === '*') return true;
  const [noun, verb] = grant.split('.');
  const [ofNoun, ofVerb] = permission.split('.');
  return (noun === '*' || noun === ofNoun) && (verb === '*' || verb === ofVerb);
};

/** A grant that no right fits was misspelt, or outlived what it granted. */
export const idleGrants = (
  roles: Readonly<Record<string, Role>>,
  asked: ReadonlySet<string>,
): string[] =>
  Object.entries(roles).flatMap(([role, { grants }]) =>
    Object.keys(grants)
      .filter((grant) => ![...asked].some((permission) => covers(grant, permission)))
      .map((grant) => `${role} is granted ${grant}, which nothing asks for`),
  );

/** What a company can let people do without making everyone an owner. */
export const ungranted = (modules: readonly ModuleContract[], roles: readonly string[]): string[] =>
  modules.flatMap(contractsOf).flatMap(({ id, permission }) => {
    if (permission === undefined) return [];
    const granted = roles
      .filter((role) => role !== 'owner')
      .some((role) => scopeOf({ grants: grantsOfRoles([role]) }, permission) !== undefined);
    return granted ? [] : [`${id} needs ${permission}, which only the owner has`];
  });

/** Machines declare what they may do, in the same words as people. */
export const strangePermissions = (
  reactions: ReactionsByModule,
  workflows: readonly WorkflowSpec[],
  asked: ReadonlySet<string>,
): string[] =>
  [...[...reactions.values()].flat(), ...workflows].flatMap(({ id, permissions }) =>
    permissions
      .filter((permission) => ![...asked].some((one) => covers(permission, one)))
      .map((permission) => `${id} declares ${permission}, which nothing asks for`),
  );

/** Anonymous operations are named one by one in the account module; all others need a right. */
export const unguarded = (modules: readonly ModuleContract[]): string[] =>
  modules
    .flatMap(contractsOf)
    .filter(({ audience, permission }) => audience === 'tenant' && permission === undefined)
    .map(({ id }) => `${id} works on a company's data and needs no right`);

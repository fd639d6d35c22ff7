import type { AnyNoun } from '../noun.ts';
import type { AnyOperation } from '../operation.ts';

/** A document of the business: not what carries the product, and not one of the settings. */
const isBusiness = ({ module, internal, page }: AnyNoun): boolean =>
  module !== 'platform' && !internal && !page?.single;

/**
 * The permissions of which any one lets somebody change documents of a noun, and so add files to
 * them: those of the commands that are verbs of the noun (salesOrder.confirm); where there is none,
 * those of the commands that work on its documents or make them. A noun without any takes no files.
 */
export function changePermissions(noun: AnyNoun, operations: readonly AnyOperation[]): string[] {
  if (!isBusiness(noun)) return [];
  const commands = operations.filter(({ kind, audience }) => {
    return kind === 'command' && audience === 'tenant';
  });
  const own = permissionsOf(commands, ({ permission }) => permission?.startsWith(`${noun.id}.`));
  if (own.length > 0) return own;
  return permissionsOf(
    commands.filter(({ module }) => module === noun.module),
    (one) => one.noun?.id === noun.id || one.output === noun.document,
  );
}

const permissionsOf = (
  commands: readonly AnyOperation[],
  wanted: (one: AnyOperation) => boolean | undefined,
): string[] => [...new Set(commands.filter(wanted).flatMap(({ permission }) => permission ?? []))];

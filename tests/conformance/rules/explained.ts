import * as z from 'zod';
import { fieldMeta, unwrap } from '../../../shared/contracts/fields.ts';
import type { ModuleContract } from '../../../shared/contracts/module.ts';
import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../../shared/contracts/operation.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

const NUMBERS = new Set<string | undefined>(['money', 'price', 'quantity', 'rate']);

/** Fields with those of the tables and objects in them: gross, lines.gross. */
function fieldsIn(shape: Shape, above = ''): [path: string, schema: z.ZodType][] {
  return Object.entries(shape).flatMap(([name, schema]): [string, z.ZodType][] => {
    const inner = unwrap(schema);
    const row = inner instanceof z.ZodArray ? unwrap(inner.element as z.ZodType) : inner;
    const deeper =
      row instanceof z.ZodObject ? fieldsIn(row.shape as Shape, `${above}${name}.`) : [];
    return [[`${above}${name}`, schema], ...deeper];
  });
}

const operationsOf = (modules: readonly ModuleContract[]): AnyOperation[] =>
  modules.flatMap(({ operations }) => Object.values(operations));

const concerns = (noun: AnyNoun) => (one: AnyOperation) =>
  one.kind === 'command' && (one.noun?.id === noun.id || one.output === noun.document);

/**
 * What nobody types: numbers that no command takes; master data say themselves what they compute.
 */
function computedNumbers(noun: AnyNoun, operations: readonly AnyOperation[]): string[] {
  const typed = new Set(
    operations
      .filter(concerns(noun))
      .flatMap(({ input }) => fieldsIn(input.shape as Shape).map(([path]) => path)),
  );
  return fieldsIn(noun.fields.shape as Shape)
    .filter(([path, schema]) => {
      const { kind, computed = false } = fieldMeta(schema);
      return NUMBERS.has(kind) && (noun.master ? computed : !typed.has(path));
    })
    .map(([path]) => path);
}

export interface Explained {
  /** Numbers that open into nothing. */
  silent: string[];
  /** Explanations of what is no field. */
  strange: string[];
  /** Exceptions for what is explained, or is no computed number. */
  idle: string[];
}

/** Every computed number of a document opens into why, or stands here with the reason why not. */
export function explainedNumbers(
  modules: readonly ModuleContract[],
  reasons: Readonly<Record<string, readonly string[]>>,
): Explained {
  const operations = operationsOf(modules);
  const nouns = modules.flatMap((module) => module.nouns).filter(({ internal }) => !internal);
  const answered = operations.flatMap(({ page }) => page?.explains ?? []);
  const derived = nouns.flatMap(({ id, derives = {} }) =>
    Object.keys(derives).map((field) => `${id}.${field}`),
  );
  const explained = new Set([...answered, ...derived]);
  const excused = Object.values(reasons).flat();
  const computed = nouns.flatMap((noun) =>
    computedNumbers(noun, operations).map((path) => `${noun.id}.${path}`),
  );
  const known = new Set([
    ...nouns.flatMap(({ id, fields }) =>
      fieldsIn(fields.shape as Shape).map(([path]) => `${id}.${path}`),
    ),
    ...operations
      .filter(({ output }) => output instanceof z.ZodObject)
      .flatMap(({ name, output }) => Object.keys(output.shape).map((field) => `${name}.${field}`)),
  ]);
  return {
    silent: computed.filter((one) => !explained.has(one) && !excused.includes(one)),
    strange: [...explained].filter((one) => !known.has(one)),
    idle: excused.filter((one) => explained.has(one) || !computed.includes(one)),
  };
}

import * as z from 'zod';
import { fieldMeta, type Label, unwrap } from '../../../shared/contracts/fields.ts';
import type { ModuleContract } from '../../../shared/contracts/module.ts';
import type { Role } from '../../../shared/contracts/platform/roles.ts';

interface Labelled {
  where: string;
  label: Label | undefined;
}

/** What a person may see of the contracts: modules, nouns, fields, choices, operations, roles. */
export function labelsOf(
  modules: readonly ModuleContract[],
  roles: Readonly<Record<string, Role>>,
): Labelled[] {
  return [
    ...modules.flatMap((module) => [
      { where: module.id, label: module.label },
      ...Object.values(module.operations).map(({ id, label }) => ({ where: id, label })),
      ...module.nouns.flatMap((noun) => [
        { where: noun.id, label: noun.label },
        ...fieldLabels(noun.fields, noun.id),
      ]),
    ]),
    ...Object.entries(roles).map(([id, { label }]) => ({ where: `role ${id}`, label })),
  ];
}

function fieldLabels(object: z.ZodObject, where: string): Labelled[] {
  return Object.entries<z.ZodType>(object.shape).flatMap(([name, schema]) => {
    const here = `${where}.${name}`;
    const { label, choices = {} } = fieldMeta(schema);
    return [
      { where: here, label },
      ...Object.entries(choices).map(([choice, of]) => ({ where: `${here} ${choice}`, label: of })),
      ...nestedLabels(schema, here),
    ];
  });
}

function nestedLabels(schema: z.ZodType, where: string): Labelled[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return fieldLabels(inner, where);
  if (inner instanceof z.ZodArray) return nestedLabels(inner.element as z.ZodType, `${where}[]`);
  return [];
}

const CHINESE = /\p{Script=Han}/u;

/** Names that are written alike in both languages. */
const alike = new Set(['SKU', 'VIN', 'English', 'A', 'B', 'C']);

export const unlabelled = (labels: readonly Labelled[]): string[] =>
  labels.flatMap(({ where, label }) => {
    if (!label) return [`${where} has no label`];
    const { en, zh } = label;
    if (!en?.trim() || (CHINESE.test(en) && !alike.has(zh))) return [`${where}: English "${en}"`];
    if (!zh?.trim() || (!CHINESE.test(zh) && !alike.has(zh))) return [`${where}: Chinese "${zh}"`];
    return [];
  });

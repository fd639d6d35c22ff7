import * as z from 'zod';
import { fieldMeta, type Label, unwrap } from '../shared/contracts/fields.ts';
import type { ModuleContract } from '../shared/contracts/module.ts';
import type { AnyNoun } from '../shared/contracts/noun.ts';
import { envelope } from '../shared/contracts/noun.ts';

/** What every document carries besides the fields of its own. */
const common = [...Object.keys(envelope.shape), 'externalId', 'archived'];

/** The terms of the product in both languages: modules, their nouns, and the fields of these. */
export function glossary(modules: readonly ModuleContract[]): string {
  const shown = modules.flatMap(({ nouns }) => nouns).filter(({ internal }) => !internal);
  const everywhere = shown.slice(0, 1).flatMap(({ document }) => termsOf(document));
  const parts = [
    '# Glossary',
    'Generated from the labels in `shared/contracts`. Correct a term there, then generate anew.',
    'Every document also carries:',
    tableOf(everywhere.filter(({ path }) => common.includes(path))),
    ...modules.flatMap(({ id, label }) => [
      `## ${said(label)} (\`${id}\`)`,
      ...shown.filter(({ module }) => module === id).flatMap(ofNoun),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const said = ({ en, zh }: Label): string => `${en} – ${zh}`;

const ofNoun = (noun: AnyNoun): string[] => [
  `### ${said(noun.label)} (\`${noun.id}\`)`,
  tableOf(termsOf(noun.fields).filter(({ path }) => !common.includes(path))),
];

const tableOf = (terms: readonly Term[]): string =>
  [
    '| field | English | 中文 |',
    '| --- | --- | --- |',
    ...terms.map(({ path, label }) => `| \`${path}\` | ${label.en} | ${label.zh} |`),
  ].join('\n');

interface Term {
  path: string;
  label: Label;
}

/**
 * Labelled fields at every depth, in the order of the schema; `[]` stands for a list's elements.
 */
function termsOf(object: z.ZodObject, prefix = ''): Term[] {
  return Object.entries<z.ZodType>(object.shape).flatMap(([name, schema]) => {
    const { label } = fieldMeta(schema);
    const path = `${prefix}${name}`;
    return [...(label ? [{ path, label }] : []), ...nestedTerms(schema, path)];
  });
}

function nestedTerms(schema: z.ZodType, path: string): Term[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return termsOf(inner, `${path}.`);
  if (inner instanceof z.ZodArray) return nestedTerms(inner.element as z.ZodType, `${path}[]`);
  return [];
}

import * as z from 'zod';
import type { FieldMeta } from './fields.ts';

type JsonSchema = Record<string, unknown>;

/** What a field is, under the names that JSON Schema leaves to its users. */
const extensionOf = {
  kind: 'x-kind',
  label: 'x-label',
  ref: 'x-ref',
  anyRef: 'x-any-ref',
  nounName: 'x-noun-name',
  permissionName: 'x-permission-name',
  fileType: 'x-file-type',
  idsOf: 'x-ids-of',
  codeOf: 'x-code-of',
  entryOf: 'x-entry-of',
  lineOf: 'x-line-of',
  choices: 'x-choices',
  names: 'x-names',
  reads: 'x-reads',
  personal: 'x-personal',
  advice: 'x-advice',
} as const satisfies Record<Exclude<keyof FieldMeta, 'computed'>, string>;

/** Enough beside the format; zod's own patterns also know leap years and are thrice as long. */
const shortPatterns: Readonly<Record<string, string>> = {
  date: '^\\d{4}-\\d{2}-\\d{2}$',
  'date-time': '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
};

/** Renames a field's metadata in place, so that no key of ours stands among those of the format. */
export function publishMeta(schema: JsonSchema): void {
  for (const [own, extension] of Object.entries(extensionOf)) {
    if (schema[own] === undefined) continue;
    schema[extension] = schema[own];
    delete schema[own];
  }
  const { computed, ...rest } = schema;
  if (computed !== undefined) {
    delete schema.computed;
    if (computed) Object.assign(schema, { readOnly: true });
  }
  const pattern = rest.format === undefined ? undefined : shortPatterns[String(rest.format)];
  if (pattern !== undefined) Object.assign(schema, { pattern });
}

/** A schema as JSON Schema 2020-12, self-contained. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => publishMeta(jsonSchema as JsonSchema),
  }) as JsonSchema;
}

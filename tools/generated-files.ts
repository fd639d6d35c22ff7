import { jsonSchemaOf } from '../shared/contracts/json-schema.ts';
import type { ModuleContract } from '../shared/contracts/module.ts';
import { openApiDocument } from '../shared/contracts/openapi.ts';
import { glossary } from './glossary.ts';

/** Every generated file, by its path in the repository. */
export function generatedFiles(modules: readonly ModuleContract[]): Map<string, string> {
  const events = modules.flatMap((module) => module.events);
  return new Map([
    ['docs/openapi.json', json(openApiDocument(modules))],
    ...events.map((event): [string, string] => [
      `docs/events/${event.id}.v${event.version}.json`,
      json({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: event.id,
        description: event.description,
        'x-version': event.version,
        ...withoutDialect(jsonSchemaOf(event.data.loose())),
      }),
    ]),
    ['docs/glossary.md', glossary(modules)],
  ]);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

function withoutDialect({ $schema: _, ...schema }: Record<string, unknown>) {
  return schema;
}

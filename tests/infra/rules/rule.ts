import type { Manifest } from '../../../infra/manifest-types.ts';
import { plain, type Resource, type Synthesised } from '../../support/synthesise.ts';

/** What is wrong, one sentence each; empty when the rule holds. */
export type Rule = (template: Synthesised, manifest: Manifest) => string[];

export type Json = Record<string, unknown>;
export const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

export const propertiesOf = (resource: Resource): Json => plain<Json>(resource.Properties);

export const each = (
  template: Synthesised,
  type: string,
  check: (properties: Json, id: string, resource: Resource) => (string | false | undefined)[],
): string[] =>
  template.ofType(type).flatMap(([id, resource]) =>
    check(propertiesOf(resource), id, resource)
      .filter((one) => typeof one === 'string')
      .map((one) => `${id}: ${one}`),
  );

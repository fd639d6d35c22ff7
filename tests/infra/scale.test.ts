import { beforeAll, describe, expect, test } from 'vitest';
import quotas from '../../infra/aws/quotas.json' with { type: 'json' };
import { manifest } from '../../infra/manifest.ts';
import { plain, type Synthesised, synthesise } from '../support/synthesise.ts';

let template: Synthesised;
beforeAll(() => {
  template = synthesise();
}, 180_000);

type Limit = { default: number; raisedTo?: number };
const limitOf = ({ default: usual, raisedTo }: Limit): number => raisedTo ?? usual;
const count = (type: string): number => template.ofType(type).length;

/** What n tenants need beyond rows: a table and an event source each, and calls per second. */
interface Load {
  tenants: number;
  tables: number;
  /** Of the relay, the function with most: the sealer has one less. */
  /** Of each consumer: the relay and the sealer have one per table. */
  eventSources: number;
  roles: number;
  rules: number;
  machines: number;
  assumeRolePerSecond: number;
  eventsPerSecond: number;
}

/** Of a cell's tenants so many work at the same time, each at so many commands a second. */
const BUSY_SHARE = 0.25;
const COMMANDS_PER_SECOND = 0.5;
const EVENTS_PER_COMMAND = 1.5;
/** Function instances that serve at once, and for how long each keeps a tenant's credentials. */
const INSTANCES = 100;
const CREDENTIAL_SECONDS = 55 * 60;
const SPARE_TABLES = 3;

function loadOf(tenants: number): Load {
  const busy = tenants * BUSY_SHARE;
  return {
    tenants,
    tables: tenants + SPARE_TABLES + count('AWS::DynamoDB::Table'),
    eventSources: tenants + SPARE_TABLES + 1,
    roles: count('AWS::IAM::Role'),
    rules: count('AWS::Events::Rule'),
    machines: count('AWS::StepFunctions::StateMachine'),
    // The worst case: every instance meets every busy tenant once per life of its credentials.
    assumeRolePerSecond: (busy * INSTANCES) / CREDENTIAL_SECONDS,
    eventsPerSecond: busy * COMMANDS_PER_SECOND * EVENTS_PER_COMMAND,
  };
}

/** What does not fit into one account; empty when all does. */
function exceeded(load: Load): string[] {
  const pairs: [string, number, number][] = [
    ['tables', load.tables, limitOf(quotas.tables)],
    ['roles', load.roles, limitOf(quotas.roles)],
    ['event sources', load.eventSources, limitOf(quotas.eventSourceMappingsPerFunction)],
    ['rules', load.rules, limitOf(quotas.rulesPerBus)],
    ['machines', load.machines, limitOf(quotas.stateMachines)],
    ['AssumeRole', load.assumeRolePerSecond, limitOf(quotas.assumeRolePerSecond)],
    ['PutEvents', load.eventsPerSecond, limitOf(quotas.putEventsPerSecond)],
  ];
  return pairs.filter(([, needed, allowed]) => needed > allowed).map(([name]) => name);
}

describe('a cell', () => {
  test('holds its tenants within the quotas of an account', () => {
    expect(exceeded(loadOf(quotas.planned.tenantsPerCell))).toEqual([]);
  });

  test('is at most two percent of a million tenants', () => {
    expect(quotas.planned.tenantsPerCell / 1_000_000).toBeLessThanOrEqual(
      quotas.planned.shareOfMillion,
    );
  });

  test('would not hold a million: the model does notice', () => {
    expect(exceeded(loadOf(1_000_000))).toEqual([
      'tables',
      'event sources',
      'AssumeRole',
      'PutEvents',
    ]);
  });

  test('grows by a table, and for each consumer an event source, per tenant, and by nothing else', () => {
    const [small, large] = [loadOf(1), loadOf(2)];
    const grown = Object.keys(small).filter(
      (key) => small[key as keyof Load] !== large[key as keyof Load],
    );
    expect(grown).toEqual([
      'tenants',
      'tables',
      'eventSources',
      'assumeRolePerSecond',
      'eventsPerSecond',
    ]);
    expect(large.tables - small.tables).toBe(1);
    expect(large.eventSources - small.eventSources).toBe(1);
  });

  test('reads a stream no more often than a stream can be read', () => {
    const readers = manifest.functions.filter(({ kind }) => kind === 'relay').length;
    expect(readers).toBeGreaterThan(0);
    expect(readers).toBeLessThanOrEqual(quotas.streamReadersPerShard.default);
  });

  test('has no resource that is named after a tenant', () => {
    expect(JSON.stringify(template.resources)).not.toMatch(/t_[0-9a-z]{26}/);
  });
});

describe('the templates stay within what CloudFormation and IAM take:', () => {
  const sizeOf = (value: unknown): number => JSON.stringify(plain(value)).length;

  test('resources per stack', () => {
    for (const stack of ['control.', 'cell.']) {
      const own = Object.keys(template.resources).filter((id) => id.startsWith(stack));
      expect(own.length).toBeLessThanOrEqual(quotas.resourcesPerStack.default);
    }
  });

  test('policies, patterns, definitions, routes and permissions', () => {
    for (const [, { Properties }] of template.ofType('AWS::IAM::Role')) {
      expect(sizeOf(Properties.Policies)).toBeLessThanOrEqual(
        quotas.inlinePolicyCharactersPerRole.default,
      );
      expect(sizeOf(Properties.AssumeRolePolicyDocument)).toBeLessThanOrEqual(
        quotas.trustPolicyCharacters.default,
      );
    }
    for (const { source, detailTypes } of manifest.rules) {
      const pattern = JSON.stringify({ source: [source], 'detail-type': detailTypes });
      expect(pattern.length).toBeLessThanOrEqual(quotas.eventPatternCharacters.default);
    }
    for (const { definition } of manifest.machines) {
      expect(sizeOf(definition)).toBeLessThanOrEqual(quotas.definitionCharacters.default);
    }
    expect(manifest.routes.length).toBeLessThanOrEqual(quotas.routesPerHttpApi.default);
    expect(count('AWS::CloudWatch::Alarm')).toBeLessThanOrEqual(quotas.alarms.default);
    // About 350 bytes each in the resource policy of the function that all GETs go to.
    const reads = manifest.routes.filter((route) => route.function === 'reader').length;
    expect(reads * 400).toBeLessThanOrEqual(quotas.functionPolicyBytes.default);
  });

  test('reserved concurrency leaves the account what everybody shares', () => {
    const reserved = manifest.functions.reduce(
      (sum, one) => sum + (one.reservedConcurrency ?? 0),
      0,
    );
    expect(reserved).toBeLessThanOrEqual(quotas.lambdaConcurrency.default - 500);
  });
});

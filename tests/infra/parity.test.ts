import { beforeAll, describe, expect, test } from 'vitest';
import { manifest } from '../../infra/manifest.ts';
import { rolePolicies } from '../../infra/policies.ts';
import type { Place } from '../../infra/roles.ts';
import type { Schedule } from '../../shared/contracts/workflow.ts';
import { plain, type Synthesised, synthesise } from '../support/synthesise.ts';

type Json = Record<string, unknown>;

let template: Synthesised;
beforeAll(() => {
  template = synthesise();
}, 180_000);

const properties = (type: string): Json[] =>
  template.ofType(type).map(([, resource]) => plain<Json>(resource.Properties));

/** tandem-dev-sales-api → sales-api */
const shortName = (name: unknown): string => String(name).replace(/^tandem-dev-/, '');

/** `<LogicalId.Arn>`, alone or in a path, or `<LogicalId>` → the manifest's id of it. */
function target(reference: unknown): string {
  const id = /<([A-Za-z0-9]+)(?:\.\w+)?>(?:\/invocations)?$/.exec(String(reference))?.[1];
  const found = template.resources[`cell.${id}`]?.Properties ?? {};
  const { FunctionName, QueueName, StateMachineName } = found as Json;
  return shortName(FunctionName ?? QueueName ?? StateMachineName);
}

const idIn = (reference: unknown): string => /<(\w+)>/.exec(String(reference))?.[1] ?? '';

const sorted = (texts: readonly string[]): string[] => [...texts].sort();

describe('the synthesised template has what the manifest says:', () => {
  test('every route goes to its function', () => {
    const integrations = new Map(
      template
        .ofType('AWS::ApiGatewayV2::Integration')
        .map(([id, { Properties }]) => [
          id.slice('cell.'.length),
          target(plain<string>(Properties.IntegrationUri)),
        ]),
    );
    const routes = properties('AWS::ApiGatewayV2::Route').map((route) => {
      return `${route.RouteKey} → ${integrations.get(idIn(route.Target))}`;
    });
    const wanted = [
      ...manifest.routes.map((one) => `${one.method} ${one.path} → ${one.function}`),
      ...manifest.sockets.flatMap((one) =>
        ['$connect', '$default', '$disconnect'].map((key) => `${key} → ${one.function}`),
      ),
    ];
    expect(sorted(routes)).toEqual(sorted(wanted));
  });

  test('every socket under its path, and who is called without waiting', () => {
    const paths = properties('AWS::ApiGatewayV2::ApiMapping')
      .filter(({ ApiId }) => ApiId === socketApiId())
      .map((one) => `/${one.ApiMappingKey}`);
    expect(paths).toEqual(manifest.sockets.map(({ path }) => path));
    const unawaited = properties('AWS::Lambda::EventInvokeConfig').map((one) => ({
      id: shortName(template.resources[`cell.${idIn(one.FunctionName)}`]?.Properties.FunctionName),
      retries: one.MaximumRetryAttempts,
      maxAgeSeconds: one.MaximumEventAgeInSeconds,
      deadLetter: target((one.DestinationConfig as { OnFailure: Json }).OnFailure.Destination),
    }));
    expect(unawaited).toEqual(
      manifest.functions.flatMap(({ id, unawaited: spec }) => (spec ? [{ id, ...spec }] : [])),
    );
  });

  test('every function, with its limits and its role', () => {
    const functions = properties('AWS::Lambda::Function').map((one) => ({
      id: shortName(one.FunctionName),
      memoryMb: one.MemorySize,
      timeoutSeconds: one.Timeout,
      reserved: one.ReservedConcurrentExecutions,
      scratch: (one.EphemeralStorage as Json | undefined)?.Size,
      role: roleOf(one.Role),
    }));
    const wanted = manifest.functions.map((one) => ({
      id: one.id,
      memoryMb: one.memoryMb,
      timeoutSeconds: one.timeoutSeconds,
      reserved: one.reservedConcurrency,
      scratch: one.scratchMb,
      role: one.role,
    }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(functions.sort(byId)).toEqual(wanted.sort(byId));
  });

  test('every rule, with its events and its target', () => {
    const rules = properties('AWS::Events::Rule').map((rule) => {
      const pattern = rule.EventPattern as { source: string[]; 'detail-type': string[] };
      const [to, ...more] = rule.Targets as { Arn: string }[];
      expect(more).toEqual([]);
      return {
        id: shortName(rule.Name),
        sources: pattern.source,
        detailTypes: pattern['detail-type'],
        target: target(to?.Arn),
      };
    });
    const wanted = manifest.rules.map(({ id, source, detailTypes, target: to }) => ({
      id,
      sources: [source],
      detailTypes,
      target: 'queue' in to ? to.queue : to.machine,
    }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(rules.sort(byId)).toEqual(wanted.sort(byId));
  });

  test('every queue feeds its function and has its dead letters', () => {
    const queues = properties('AWS::SQS::Queue')
      .filter((queue) => queue.RedrivePolicy)
      .map((queue) => {
        const redrive = queue.RedrivePolicy as Json;
        return {
          id: shortName(queue.QueueName),
          deadLetter: target(redrive.deadLetterTargetArn),
          maxReceive: redrive.maxReceiveCount,
          visibilitySeconds: queue.VisibilityTimeout,
        };
      });
    const wanted = manifest.queues.map(({ id, deadLetter, maxReceive, visibilitySeconds }) => ({
      id,
      deadLetter,
      maxReceive,
      visibilitySeconds,
    }));
    expect(queues).toEqual(wanted);
    const feeds = properties('AWS::Lambda::EventSourceMapping')
      .filter((source) => source.StartingPosition === undefined)
      .map((one) => `${target(one.EventSourceArn)} → ${target(one.FunctionName)}`);
    expect(feeds).toEqual(manifest.queues.map((one) => `${one.id} → ${one.function}`));
  });

  test('every machine is the very object, with its steps filled in', () => {
    const machines = properties('AWS::StepFunctions::StateMachine').map((machine) => ({
      id: shortName(machine.StateMachineName),
      type: machine.StateMachineType ?? 'STANDARD',
      definition: JSON.parse(String(machine.DefinitionString)),
      substitutions: Object.fromEntries(
        Object.entries((machine.DefinitionSubstitutions ?? {}) as Json).map(([name, to]) => [
          name,
          target(to),
        ]),
      ),
    }));
    const wanted = manifest.machines.map(({ id, type, definition, substitutions }) => ({
      id,
      type,
      definition,
      substitutions,
    }));
    expect(machines).toEqual(wanted);
  });

  test('every schedule and stream', () => {
    const schedules = properties('AWS::Scheduler::Schedule').map((one) => {
      const to = one.Target as Json;
      return {
        id: shortName(one.Name),
        when: one.ScheduleExpression,
        target: target(to.Arn),
        input: JSON.parse(String(to.Input)),
      };
    });
    expect(schedules).toEqual(
      manifest.schedules.map((one) => ({
        id: one.id,
        when: expressionOf(one.when),
        target: 'function' in one.target ? one.target.function : one.target.machine,
        input: one.input,
      })),
    );
    const streams = properties('AWS::Lambda::EventSourceMapping')
      .filter((source) => source.StartingPosition !== undefined)
      .map((one) => ({
        function: target(one.FunctionName),
        filters: (one.FilterCriteria as { Filters: { Pattern: string }[] }).Filters.map((filter) =>
          JSON.parse(filter.Pattern),
        ),
      }));
    expect(streams).toEqual(
      manifest.streams.map((one) => ({ function: one.function, filters: [one.filter] })),
    );
  });

  test('every role, with the very documents that the laptop enforces', () => {
    const roles = template.ofType('AWS::IAM::Role').map(([, { Properties }]) => {
      const role = plain<Json>(Properties);
      const policies = role.Policies as { PolicyDocument: unknown }[];
      return {
        name: role.RoleName,
        trust: role.AssumeRolePolicyDocument,
        policies: policies.map((one) => one.PolicyDocument),
      };
    });
    const wanted = rolePolicies(placeOfTemplate(), manifest).map(({ name, trust, policy }) => ({
      name,
      trust,
      policies: [policy],
    }));
    const byName = (a: { name: unknown }, b: { name: unknown }) =>
      String(a.name) < String(b.name) ? -1 : 1;
    expect(withoutNames(roles.sort(byName))).toEqual(withoutNames(wanted.sort(byName)));
  });
});

/** As EventBridge Scheduler writes it. */
function expressionOf(when: Schedule): string {
  if ('everyMinutes' in when) {
    return `rate(${when.everyMinutes} ${when.everyMinutes === 1 ? 'minute' : 'minutes'})`;
  }
  const [hour, minute] = when.dailyAtUtc.split(':');
  return `cron(${Number(minute)} ${Number(hour)} * * ? *)`;
}

function roleOf(reference: unknown): string {
  const id = /^<([A-Za-z0-9]+)\.Arn>$/.exec(String(reference))?.[1];
  const role = template.resources[`cell.${id}`] ?? template.resources[`control.${id}`];
  return shortName(role?.Properties.RoleName);
}

/** The place the template is for: its own names of key and pool are compared as such. */
const placeOfTemplate = (): Place => ({
  partition: 'aws',
  region: 'eu-west-1',
  account: '111122223333',
  stage: 'dev',
  filesBucket: 'tandem-dev-files-111122223333-eu-west-1',
  userPoolArn: '<pool>',
  keyArn: '<key>',
  mailIdentityArn: 'arn:aws:ses:eu-west-1:111122223333:identity/dev.tandem.example',
  socketApiId: socketApiId(),
});

const socketApiId = (): string => {
  const [found] = template
    .ofType('AWS::ApiGatewayV2::Api')
    .filter(([, { Properties }]) => Properties.ProtocolType === 'WEBSOCKET');
  return `<${found?.[0].slice('cell.'.length)}>`;
};

/** Key and pool are made by CloudFormation: what is compared is that one stands where the other. */
const withoutNames = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(/"<(?:[^">\\]|\\.)*>"/g, '"<made>"'));

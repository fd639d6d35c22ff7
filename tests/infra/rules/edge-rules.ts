import type { Synthesised } from '../../support/synthesise.ts';
import { statesOf } from './machine-rules.ts';
import { each, type Json, list, type Rule } from './rule.ts';

const NEWEST = 'nodejs24.x';
const API_SECONDS = 29;

export const R11: Rule = (template, manifest) => [
  ...each(template, 'AWS::Lambda::Function', (one) => {
    const environment = (one.Environment as Json | undefined)?.Variables as Json | undefined;
    const names = Object.keys(environment ?? {});
    return [
      one.Runtime !== NEWEST && 'not the newest runtime',
      JSON.stringify(one.Architectures) !== '["arm64"]' && 'not arm64',
      !one.MemorySize && 'memory not chosen',
      !one.Timeout && 'timeout not chosen',
      names.some((name) => /SECRET|PASSWORD|TOKEN$|PRIVATE/.test(name)) &&
        'a secret in the environment',
      JSON.stringify(environment ?? {}).includes('{{resolve:') && 'a secret in the environment',
    ];
  }),
  ...each(template, 'AWS::SecretsManager::Secret', () => [
    'who reads it? no function has the right',
  ]),
  ...manifest.functions.flatMap(({ id, kind, timeoutSeconds }) => {
    const serves = kind === 'api' || kind === 'account' || kind === 'reader';
    return serves && timeoutSeconds >= API_SECONDS ? [`${id}: outlives the API that calls it`] : [];
  }),
  ...manifest.functions.flatMap((reader) =>
    manifest.functions
      .filter(({ kind }) => reader.kind === 'reader' && ['api', 'events', 'steps'].includes(kind))
      .filter(({ timeoutSeconds }) => timeoutSeconds <= reader.timeoutSeconds)
      .map(({ id }) => `${id}: gives up before the reader it asks`),
  ),
  ...manifest.machines.flatMap(({ id, definition, substitutions }) => {
    const steps = manifest.functions.filter((one) => Object.values(substitutions).includes(one.id));
    const longest = Math.max(0, ...steps.map(({ timeoutSeconds }) => timeoutSeconds));
    return statesOf(definition as never)
      .filter(([, { Type, TimeoutSeconds }]) => Type === 'Task' && Number(TimeoutSeconds) < longest)
      .map(([name]) => `${id}/${name}: gives up before its step, which may take ${longest} s`);
  }),
];

const HTTP_ROUTE = /^(?:ANY|GET|HEAD) \/api\/[a-z]+\/\{proxy\+\}$/;
/** Whoever opens a socket is nobody until the function has seen a proof. */
const SOCKET_ROUTE = /^\$(?:connect|disconnect|default)$/;

const isOfSockets = (template: Synthesised, route: Json): boolean => {
  const id = String(route.ApiId).slice(1, -1);
  return template.resources[`cell.${id}`]?.Properties.ProtocolType === 'WEBSOCKET';
};

export const R12: Rule = (template) => [
  ...each(template, 'AWS::ApiGatewayV2::Api', (api) => [
    api.DisableExecuteApiEndpoint !== true && 'has a second door',
  ]),
  ...each(template, 'AWS::ApiGatewayV2::Stage', (stage) => {
    const settings = stage.DefaultRouteSettings as Json | undefined;
    const log = stage.AccessLogSettings as Json | undefined;
    return [
      !settings?.ThrottlingRateLimit && 'not throttled',
      !log && 'no access log',
      /query|\$context\.path|\$context\.identity/i.test(String(log?.Format)) &&
        'logs queries or people',
    ];
  }),
  ...each(template, 'AWS::ApiGatewayV2::Route', (route) => [
    !(isOfSockets(template, route) ? SOCKET_ROUTE : HTTP_ROUTE).test(String(route.RouteKey)) &&
      `${String(route.RouteKey)} does not go to a function that verifies`,
  ]),
];

export const R13: Rule = (template) => [
  ...each(template, 'AWS::Cognito::UserPool', (pool) => {
    const policy = (pool.Policies as Json | undefined)?.PasswordPolicy as Json | undefined;
    return [
      Number(policy?.MinimumLength ?? 0) < 12 && 'short passwords',
      !['ON', 'OPTIONAL'].includes(String(pool.MfaConfiguration)) && 'no second factor',
      list(pool.Schema as Json[]).some(
        (one) => !['email', 'name'].includes(String(one.Name)) && one.Mutable !== false,
      ) && 'a custom attribute that may be written',
    ];
  }),
  ...each(template, 'AWS::Cognito::UserPoolClient', (client) => [
    list(client.WriteAttributes as string[]).length === 0 && 'all attributes may be written',
    list(client.WriteAttributes as string[]).some((one) => one.startsWith('custom:')) &&
      'a custom attribute that may be written',
    client.EnableTokenRevocation !== true && 'tokens cannot be revoked',
    (client.RefreshTokenRotation as Json | undefined)?.Feature !== 'ENABLED' &&
      'refresh tokens are not rotated',
  ]),
];

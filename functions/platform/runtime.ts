import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { type AwsClients, createAwsClients, type TenantRef, tenantTable } from './aws.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Control, createControl } from './control.ts';
import { environment } from './environment.ts';
import { createFileStore, type FileStore } from './files/file-store.ts';
import { createIdentityProvider, type IdentityProvider } from './identity/identity-provider.ts';
import { createTokenVerifier, type TokenVerifier } from './identity/verify-token.ts';
import { createLog, type Log } from './log.ts';
import { createMailer } from './mail.ts';
import { createPeople, type People } from './people.ts';
import type { Reads } from './read-model/reads.ts';
import { createStore, type Store } from './store.ts';

/** What a function instance holds for as long as it lives: connections and caches, no state. */
export interface Runtime {
  aws: AwsClients;
  clock: Clock;
  control: Control;
  identity: IdentityProvider;
  people: People;
  verifyToken: TokenVerifier;
  log: Log;
  storeFor: (tenant: TenantRef) => Store;
  readsFor: (tenant: TenantRef) => Reads;
  filesFor: (tenant: TenantRef) => FileStore;
}

export interface RuntimeParts {
  clock?: Clock;
  log?: Log;
  readsFor: (tenant: TenantRef, store: () => Store) => Reads;
}

export function createRuntime(parts: RuntimeParts): Runtime {
  const settings = environment();
  const clock = parts.clock ?? systemClock;
  const aws = createAwsClients();
  const storeFor = (tenant: TenantRef) =>
    createStore(aws.tenantStore(tenant), tenantTable(settings.stage, tenant));
  const control = createControl(aws.controlStore, () => settings.controlTable, clock);
  const identity = createIdentityProvider({
    client: new CognitoIdentityProviderClient({ maxAttempts: 3 }),
    userPoolId: settings.userPool,
    clientId: settings.clientId,
  });
  return {
    aws,
    clock,
    log: parts.log ?? createLog(),
    control,
    identity,
    people: createPeople(identity, control, createMailer(), clock.random),
    verifyToken: createTokenVerifier({
      issuer: settings.tokenIssuer,
      jwksUri: settings.tokenKeys,
      clientId: settings.clientId,
      now: clock.now,
    }),
    storeFor,
    readsFor: (tenant) => parts.readsFor(tenant, () => storeFor(tenant)),
    filesFor: (tenant) =>
      createFileStore(() => aws.tenantFiles(tenant), settings.filesBucket, tenant),
  };
}

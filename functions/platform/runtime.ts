import { type AwsClients, createAwsClients, type TenantRef, tenantTable } from './aws.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Control, createControl } from './control.ts';
import { deferred } from './deferred.ts';
import { environment } from './environment.ts';
import type { FileStore } from './files/file-store.ts';
import type { IdentityProvider } from './identity/identity-provider.ts';
import { rememberingTokens } from './identity/remember-tokens.ts';
import { createTokenVerifier, type TokenVerifier } from './identity/verify-token.ts';
import { createLog, type Log } from './log.ts';
import { createMailer, type Mailer } from './mail.ts';
import { createPeople, type People } from './people.ts';
import type { Reads } from './read-model/reads.ts';
import { type AskReader, askReader } from './read-model/remote-reads.ts';
import { createStore, type Store } from './store.ts';

/** What a function instance holds for as long as it lives: connections and caches, no state. */
export interface Runtime {
  aws: AwsClients;
  clock: Clock;
  control: Control;
  identity: IdentityProvider;
  people: People;
  mail: Mailer;
  verifyToken: TokenVerifier;
  log: Log;
  storeFor: (tenant: TenantRef) => Store;
  readsFor: (tenant: TenantRef) => Reads;
  /** A query of the API without a caller, for the system's own checks. */
  ask: AskReader;
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
  const identity = deferred(async () => {
    const { cognitoProvider } = await import('./identity/cognito-provider.ts');
    return cognitoProvider(settings);
  });
  const mail = createMailer();
  return {
    aws,
    clock,
    log: parts.log ?? createLog(),
    control,
    identity,
    people: createPeople(identity, control, mail, clock.random),
    mail,
    verifyToken: rememberingTokens(
      createTokenVerifier({
        issuer: settings.tokenIssuer,
        jwksUri: settings.tokenKeys,
        clientId: settings.clientId,
        now: clock.now,
      }),
      clock,
    ),
    storeFor,
    ask: askReader(),
    readsFor: (tenant) => parts.readsFor(tenant, () => storeFor(tenant)),
    filesFor: (tenant) =>
      deferred(async () => {
        const { openTenantFiles } = await import('./files/tenant-files.ts');
        return openTenantFiles(aws.tenantCredentials(tenant), settings.filesBucket, tenant);
      }),
  };
}

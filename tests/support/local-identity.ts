import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { companyNotFound } from '../../functions/platform/identity/identity-errors.ts';
import { createIdentityProvider } from '../../functions/platform/identity/identity-provider.ts';
import { createTokenVerifier } from '../../functions/platform/identity/verify-token.ts';
import { type HostDb, openHostDb } from '../../infra/local/host-db.ts';
import type { HostLog } from '../../infra/local/host-log.ts';
import { createIdentity } from '../../infra/local/identity/create-identity.ts';
import type { PreTokenGeneration } from '../../infra/local/identity/identity-context.ts';
import { identityListener } from '../../infra/local/identity/identity-listener.ts';
import { createManualClock } from '../../infra/local/manual-clock.ts';

export const userPoolId = 'local_tandem';
export const clientId = 'tandemweb';
export const tenantOne = 't_1111111111aaaaaaaaaaaaaaaa';

/** A running issuer with its clients; time stands still unless moved. */
export async function startLocalIdentity(options: { db?: HostDb; passwordLogN?: number } = {}) {
  const clock = createManualClock();
  const db = options.db ?? openHostDb(':memory:');
  const mails: { email: string; code: string }[] = [];
  const members = new Map<string, Set<string>>();
  const triggers: Parameters<PreTokenGeneration>[0][] = [];
  const lines: string[] = [];
  const write = (message: string, fields?: object) =>
    void lines.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const log: HostLog = { info: write, warn: write, error: write };

  const preTokenGeneration: PreTokenGeneration = async (event) => {
    triggers.push(event);
    const tenantId = event.request.clientMetadata?.tenantId;
    if (tenantId === undefined) return event;
    if (!members.get(tenantId)?.has(event.userName)) throw companyNotFound();
    event.response.claimsAndScopeOverrideDetails = {
      accessTokenGeneration: { claimsToAddOrOverride: { tid: tenantId, sub: 'forged' } },
    };
    return event;
  };

  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${endpoint}/${userPoolId}`;
  const identity = await createIdentity({
    db,
    clock,
    log,
    issuerUrl: issuer,
    userPoolId,
    clientId,
    preTokenGeneration,
    random: randomBytes,
    sendResetCode: async (mail) => void mails.push(mail),
    passwordCost: { logN: options.passwordLogN ?? 15, r: 8, p: 1 },
  });
  server.on('request', identityListener(identity, issuer));

  const client = new CognitoIdentityProviderClient({
    region: 'local',
    endpoint,
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    clock,
    db,
    mails,
    members,
    triggers,
    lines,
    endpoint,
    issuer,
    identity,
    client,
    provider: createIdentityProvider({ client, userPoolId, clientId }),
    verify: createTokenVerifier({
      issuer,
      clientId,
      jwksUri: `${issuer}/.well-known/jwks.json`,
      now: clock.now,
    }),
    stop: async () => {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { closeServer, listen } from './gateway/gateway.ts';
import { systemClock } from './host-clock.ts';
import type { HostDb } from './host-db.ts';
import type { HostLog } from './host-log.ts';
import { createIdentity } from './identity/create-identity.ts';
import { identityListener } from './identity/identity-listener.ts';
import type { PasswordCost } from './identity/password-hash.ts';
import type { FunctionRunner } from './invoke.ts';
import type { Mailbox } from './mail/mailbox.ts';
import { localClientId, localUserPool } from './place.ts';

/** The user pool on a port of its own; it asks the product before it signs a token. */
export async function startIdentity(
  db: HostDb,
  runner: FunctionRunner,
  mailbox: Mailbox,
  log: HostLog,
  passwordCost: PasswordCost | undefined,
) {
  // The issuer is part of every token, so its port must not change with each start.
  const issuer = `http://127.0.0.1/${localUserPool}`;
  const identity = await createIdentity({
    db,
    clock: systemClock,
    random: (bytes) => randomBytes(bytes),
    log,
    issuerUrl: issuer,
    userPoolId: localUserPool,
    clientId: localClientId,
    async preTokenGeneration(event) {
      const result = await runner.invoke('account-pre-token', event);
      if (!result.ok)
        throw Object.assign(new Error(result.error.errorMessage), { name: result.error.errorType });
      return result.payload as never;
    },
    async sendResetCode({ email, code }) {
      mailbox.store({
        from: 'Tandem <no-reply@tandem.example>',
        to: [email],
        subject: 'Your code / 您的验证码',
        text: `${code}\n`,
        cc: [],
        bcc: [],
        replyTo: [],
        headers: [],
        attachments: [],
      });
    },
    ...(passwordCost && { passwordCost }),
  });
  const server = createServer(identityListener(identity, issuer));
  const taken = await listen(server, 0);
  return {
    issuer,
    endpoint: `http://127.0.0.1:${taken}`,
    close: () => closeServer(server),
  };
}

import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import type { HostDb } from '../host-db.ts';
import type { HostLog } from '../host-log.ts';
import type { Attempts } from './attempts.ts';
import type { PasswordCost } from './password-hash.ts';
import type { ResetCodes } from './reset-codes.ts';
import type { Sessions } from './sessions.ts';
import type { SigningKey } from './signing-key.ts';
import type { Users } from './users.ts';

export type PreTokenGeneration = (
  event: PreTokenGenerationV2TriggerEvent,
) => Promise<PreTokenGenerationV2TriggerEvent>;

/** What every operation of the local issuer works with. */
export interface IdentityContext {
  db: HostDb;
  /** Milliseconds since 1970. */
  now: () => number;
  random: (bytes: number) => Uint8Array;
  log: HostLog;
  issuerUrl: string;
  userPoolId: string;
  clientId: string;
  preTokenGeneration: PreTokenGeneration;
  sendResetCode: (message: { email: string; code: string }) => Promise<void>;
  passwordCost: PasswordCost;
  users: Users;
  sessions: Sessions;
  attempts: Attempts;
  resetCodes: ResetCodes;
  signingKey: SigningKey;
}

/** A random UUID, version 4, as user pools name people and tokens. */
export function drawUuid(random: (bytes: number) => Uint8Array): string {
  const bytes = Buffer.from(random(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

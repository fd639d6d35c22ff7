import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { preparePassword } from '../../../functions/platform/identity/password-policy.ts';

/** scrypt parameters: memory is 128 · N · r bytes, N = 2^logN. */
export interface PasswordCost {
  logN: number;
  r: number;
  p: number;
}

/** The OWASP setting for 32 MiB: about a quarter of a second on a laptop. */
export const defaultPasswordCost: PasswordCost = { logN: 15, r: 8, p: 3 };

const keyBytes = 32;
const saltBytes = 16;

/** `scrypt$logN$r$p$salt$key`, base64url; `random(n)` gives n unpredictable bytes. */
export async function hashPassword(
  password: string,
  cost: PasswordCost,
  random: (bytes: number) => Uint8Array,
): Promise<string> {
  const salt = Buffer.from(random(saltBytes));
  const key = await derive(password, salt, cost);
  const numbers = `${cost.logN}$${cost.r}$${cost.p}`;
  return `scrypt$${numbers}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/**
 * Whether the password belongs to the hash. Without a hash (unknown person, or one who has set no
 * password yet) the same work is done for nothing, so that the time taken tells nothing.
 */
export async function verifyPassword(
  password: string,
  stored: string | undefined,
  cost: PasswordCost,
): Promise<boolean> {
  if (stored === undefined) {
    await derive(password, Buffer.alloc(saltBytes), cost);
    return false;
  }
  const [, logN, r, p, salt, key] = stored.split('$') as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const storedCost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const derived = await derive(password, Buffer.from(salt, 'base64url'), storedCost);
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'));
}

function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = {
    N: 2 ** cost.logN,
    r: cost.r,
    p: cost.p,
    maxmem: 256 * 2 ** cost.logN * cost.r,
  };
  return new Promise((resolve, reject) => {
    scrypt(preparePassword(password), salt, keyBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

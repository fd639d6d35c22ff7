import type { Clock } from '../clock.ts';
import type { TokenVerifier, VerifiedToken } from './verify-token.ts';

const KEEP_MS = 30_000;
const MOST = 1_000;

/**
 * A browser sends the same token with every request: its signature is checked once in a while.
 * What can change meanwhile, membership and role, is looked up with every request anyway.
 */
export function rememberingTokens(verify: TokenVerifier, clock: Clock): TokenVerifier {
  const known = new Map<string, { verified: VerifiedToken; until: number }>();
  return async (token) => {
    const now = clock.now();
    const hit = token === undefined ? undefined : known.get(token);
    if (hit && hit.until > now) return hit.verified;
    const verified = await verify(token);
    if (known.size >= MOST) known.clear();
    known.set(token as string, { verified, until: Math.min(now + KEEP_MS, verified.exp * 1000) });
    return verified;
  };
}

/**
 * How long credentials live. The user pool's app client and the local issuer both read these
 * numbers, so that a session ends at the same moment on both hosts.
 */
export const tokenLifetimes = {
  accessTokenSeconds: 15 * 60,
  /** Counted from the sign-in; rotation hands on what is left and never extends it. */
  refreshTokenSeconds: 30 * 24 * 60 * 60,
  /** How long a rotated refresh token still works, for a second tab or a lost answer. */
  rotationGraceSeconds: 10,
} as const;

/**
 * AWS list prices in US dollars, us-east-1, on demand, as of November 2026: a reference to compare
 * designs by, not an offer. Free tiers are left out.
 */
export const prices = {
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  tableGbMonth: 0.25,
  backupGbMonth: 0.2,
  httpRequest: 1e-6,
  invocation: 0.2e-6,
  /** Lambda on arm64. */
  gbSecond: 13.3334e-6,
  busEvent: 1e-6,
  queueRequest: 0.4e-6,
  expressExecution: 1e-6,
  /** A table's own key is not used: one key serves a cell. */
  keyMonthPerTenant: 1 / 2_000,
} as const;

/** One vCPU comes with this much memory. */
export const MB_PER_CPU = 1_769;

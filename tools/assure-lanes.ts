export const lanes = ['gate', 'nightly', 'release'] as const;
export type Lane = (typeof lanes)[number];

/** Minutes that all suites of a lane may take together on two cores. */
export const budgetMinutes: Readonly<Record<Lane, number>> = { gate: 8, nightly: 60, release: 360 };

/** One suite, repeated with another seed each round: more of the same world would only dry up. */
export interface AssuredSuite {
  /** The goal of the assurance figures: G4. */
  goal: string;
  file: string;
  /** Sizes of one round, which the suite reads from the environment; its own where none stands. */
  sizes?: Readonly<Record<string, number>>;
  rounds: Readonly<Record<Lane, number>>;
}

const once = { gate: 1, nightly: 1, release: 1 } as const;

export const suites: readonly AssuredSuite[] = [
  {
    goal: 'G1',
    file: 'tests/isolation/cross-tenant.test.ts',
    sizes: { ATTEMPTS: 10_000 },
    rounds: { gate: 1, nightly: 5, release: 20 },
  },
  { goal: 'G2', file: 'tests/infra/policies.test.ts', rounds: once },
  {
    goal: 'G4',
    file: 'tests/simulation/histories-under-faults.test.ts',
    sizes: { HISTORIES: 300 },
    rounds: { gate: 1, nightly: 10, release: 370 },
  },
  {
    goal: 'G4',
    file: 'tests/simulation/histories-on-disk.test.ts',
    sizes: { HISTORIES_ON_DISK: 20 },
    rounds: { gate: 1, nightly: 5, release: 100 },
  },
  {
    goal: 'G5',
    file: 'tests/simulation/kill-chains.test.ts',
    sizes: { KILL_POINTS: 30 },
    rounds: { gate: 1, nightly: 4, release: 20 },
  },
  {
    goal: 'P',
    file: 'tests/planning/agreement.test.ts',
    sizes: { COMPANY_ITEMS: 5_000 },
    rounds: { gate: 1, nightly: 1, release: 4 },
  },
  {
    goal: 'P',
    file: 'tests/planning/agreement.test.ts',
    sizes: { COMPANY_ITEMS: 20_000 },
    rounds: { gate: 0, nightly: 1, release: 4 },
  },
  {
    goal: 'real',
    file: 'tests/scenarios/adventureworks/purchase-orders.test.ts',
    sizes: { AW_PURCHASE_ORDERS: 2_000 },
    rounds: { gate: 1, nightly: 1, release: 1 },
  },
  {
    goal: 'G7',
    file: 'tests/operations/idempotency.test.ts',
    rounds: { gate: 1, nightly: 4, release: 34 },
  },
  {
    goal: 'G8',
    file: 'tests/operations/malformed.test.ts',
    sizes: { CASES: 20_000 },
    rounds: { gate: 1, nightly: 10, release: 100 },
  },
  {
    goal: 'G10',
    file: 'tests/isolation/permissions.test.ts',
    rounds: { gate: 1, nightly: 1, release: 3 },
  },
  {
    goal: 'X3',
    file: 'tests/operations/dry-run.test.ts',
    rounds: { gate: 1, nightly: 4, release: 20 },
  },
  {
    goal: 'G16',
    file: 'tests/simulation/log-integrity.test.ts',
    rounds: { gate: 1, nightly: 4, release: 20 },
  },
  { goal: 'G16', file: 'tests/simulation/audit-seal.test.ts', rounds: once },
  { goal: 'G22', file: 'tests/infra/nag.test.ts', rounds: once },
  { goal: 'G22', file: 'tests/infra/template-rules.test.ts', rounds: once },
  { goal: 'G27', file: 'tests/identity', rounds: once },
];

export interface AssuredRun {
  goal: string;
  file: string;
  seed: number;
  environment: Readonly<Record<string, string>>;
}

/** Every run of a lane. In the gate the suites keep their own sizes, as they do under npm test. */
export function runsOf(lane: Lane, firstSeed: number, only?: string): AssuredRun[] {
  return suites
    .filter(({ goal }) => only === undefined || goal === only)
    .flatMap(({ goal, file, sizes = {}, rounds }) =>
      Array.from({ length: rounds[lane] }, (_, round) => {
        const seed = firstSeed + round;
        const sized = lane === 'gate' ? {} : sizes;
        const environment = { SEED: String(seed), ...texts(sized) };
        return { goal, file, seed, environment };
      }),
    );
}

const texts = (sizes: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, String(size)]));

/** What repeats one run, word by word. */
export const commandOf = ({ file, environment }: AssuredRun): string => {
  const settings = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return `${settings.join(' ')} npx vitest run ${file}`;
};

import { availableParallelism } from 'node:os';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Each takes up to a gigabyte, and a store beside it. */
const MOST_WORKERS = 8;

const usual = {
  exclude: ['node_modules/**', '.build/**', 'cdk.out/**', '.tandem/**'],
  // One more than cores: whoever waits for a store, a host or a browser leaves its core to another.
  maxWorkers: Math.min(availableParallelism() + 1, MOST_WORKERS),
  // A young process makes much and keeps it: with room for it a tenth of its work falls away.
  execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=64'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
} satisfies ViteUserConfig['test'];

/** Tests of operations that need a host of their own: faults, another clock, every company. */
const alone = [
  'tests/operations/*.test.ts',
  'tests/operations/platform/members.test.ts',
  'tests/operations/platform/import-under-*.test.ts',
  'tests/operations/platform/nightly-integrity.test.ts',
  'tests/operations/planning/nightly-*.test.ts',
  'tests/operations/sales/nightly-quotations.test.ts',
  'tests/operations/sales/order-sweep.test.ts',
];

/** What takes minutes begins first, so that nothing long is left alone at the end. */
const long = [
  'scenarios/adventureworks/adventureworks',
  'e2e/every-page',
  'simulation/kill-',
  'isolation/cross-tenant',
  'simulation/histories-under-faults',
  'walkthrough/walkthrough',
  'operations/malformed',
  'e2e/ten-minutes',
  'scenarios/adventureworks/make-bicycles',
  'operations/dry-run',
  'operations/planning/plan-on-orders',
  'simulation/log-integrity',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = long.findIndex((name) => moduleId.includes(`/tests/${name}`));
      return place < 0 ? long.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Where files leave nothing behind in a process, the next one finds it warm. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...usual,
          name: 'units',
          include: ['{functions,shared,web,infra,tools}/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        test: {
          ...usual,
          name: 'operations',
          include: ['tests/operations/*/**/*.test.ts'],
          exclude: [...usual.exclude, ...alone],
          isolate: false,
          env: { TANDEM_TEST_HOST: 'shared' },
        },
      },
      {
        test: {
          ...usual,
          name: 'pages',
          include: ['tests/e2e/*.test.ts'],
          isolate: false,
          env: { TANDEM_TEST_HOST: 'shared' },
        },
      },
      {
        test: {
          ...usual,
          name: 'stories',
          include: ['tests/!(operations|e2e)/**/*.test.ts', ...alone],
        },
      },
    ],
  },
});

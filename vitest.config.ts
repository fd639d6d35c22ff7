import { defineConfig, type ViteUserConfig } from 'vitest/config';

const usual = {
  exclude: ['node_modules/**', '.build/**', 'cdk.out/**', '.tandem/**'],
  maxWorkers: 3,
  testTimeout: 60_000,
  hookTimeout: 120_000,
} satisfies ViteUserConfig['test'];

/** Tests of operations that need a host of their own: faults, another clock, every company. */
const alone = [
  'tests/operations/*.test.ts',
  'tests/operations/platform/members.test.ts',
  'tests/operations/platform/import-under-*.test.ts',
  'tests/operations/platform/nightly-integrity.test.ts',
  'tests/operations/planning/nightly-promises.test.ts',
  'tests/operations/sales/order-sweep.test.ts',
];

/** Where files leave nothing behind in a process, the next one finds it warm. */
export default defineConfig({
  test: {
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
          name: 'stories',
          include: ['tests/!(operations)/**/*.test.ts', ...alone],
        },
      },
    ],
  },
});

import { beforeAll, describe, expect, it } from 'vitest';
import { importsOf } from './code/imports.ts';
import { isProduct, readSourceTree, type SourceTree, withFiles } from './code/source-tree.ts';
import {
  awsBreaches,
  layerBreaches,
  middyBreaches,
  nodeBreaches,
  unresolvedImports,
} from './rules/layers.ts';
import {
  barrels,
  classesInSeveralSheets,
  cycles,
  forbiddenTokens,
  longFiles,
  MOST_LINES,
  moduleState,
  testsInProduct,
  unlistedReports,
  wideComments,
} from './rules/structure.ts';

type Files = Readonly<Record<string, string>>;

interface Rule {
  sentence: string;
  breaches: (tree: SourceTree) => string[];
  /** Each breach by what it does: the files that do it, and what the checker must say. */
  seeds: Readonly<Record<string, readonly [files: Files, says: string]>>;
}

const line = (specifier: string) => `import { x } from '${specifier}';\n`;

const rules: readonly Rule[] = [
  {
    sentence: 'layers import only what lies under them',
    breaches: layerBreaches,
    seeds: {
      'the kernel imports zod': [
        { 'shared/kernel/seed.ts': line('zod') },
        'shared/kernel/seed.ts:1: the kernel may not import zod',
      ],
      'the kernel imports a contract': [
        { 'shared/kernel/seed.ts': line('../contracts/fields.ts') },
        'the kernel may not import ../contracts/fields.ts',
      ],
      'a contract imports a package': [
        { 'shared/contracts/seed.ts': line('big.js') },
        'contracts may not import big.js',
      ],
      'a contract imports the server': [
        { 'shared/contracts/seed.ts': line('../../functions/platform/keys.ts') },
        'contracts may not import ../../functions/platform/keys.ts',
      ],
      'a domain imports the platform': [
        { 'functions/sales/domain/seed.ts': line('../../platform/context.ts') },
        'a domain may not import ../../platform/context.ts',
      ],
      'a domain imports its own operations': [
        {
          'functions/sales/operations/seed.ts': '',
          'functions/sales/domain/seed.ts': line('../operations/seed.ts'),
        },
        'a domain may not import ../operations/seed.ts',
      ],
      'a domain imports the domain of a lower floor': [
        { 'functions/sales/domain/seed.ts': line('../../finance/domain/journal.ts') },
        'a domain may not import ../../finance/domain/journal.ts',
      ],
      'a domain imports a module of Node': [
        { 'functions/sales/domain/seed.ts': line('node:fs') },
        'a domain may not import node:fs',
      ],
      'a domain runs a schema, of which it may only know the type': [
        { 'functions/sales/domain/seed.ts': "import * as z from 'zod';\n" },
        'a domain may not import zod',
      ],
      'the platform imports a module, if only a type': [
        { 'functions/platform/seed.ts': "import type { X } from '../masterdata/queries.ts';\n" },
        'the platform may not import ../masterdata/queries.ts',
      ],
      'an operation reaches past the doors of a lower floor': [
        { 'functions/sales/operations/seed.ts': line('../../finance/domain/journal.ts') },
        'a module may not import ../../finance/domain/journal.ts',
      ],
      'an operation enters a floor above': [
        { 'functions/finance/operations/seed.ts': line('../../crm/queries.ts') },
        'a module may not import ../../crm/queries.ts',
      ],
      'a reaction imports the seeds of another module': [
        { 'functions/crm/reactions/seed.ts': line('../../masterdata/onboarding.ts') },
        'a module may not import ../../masterdata/onboarding.ts',
      ],
      'the reader reaches into an operation': [
        {
          'functions/reader/seed.ts':
            line('../platform/operations/create-api-key.ts') +
            line('../crm/operations/claim-lead.ts'),
        },
        'a module may not import ../crm/operations/claim-lead.ts',
      ],
      'a module imports a host': [
        { 'functions/sales/seed.ts': line('../../infra/local/host-clock.ts') },
        'a module may not import ../../infra/local/host-clock.ts',
      ],
      'the laptop host imports the AWS host': [
        { 'infra/aws/seed.ts': '', 'infra/local/seed.ts': line('../aws/seed.ts') },
        'the laptop host may not import ../aws/seed.ts',
      ],
      'the AWS host imports the laptop host': [
        { 'infra/aws/seed.ts': `await import('../local/host-clock.ts');\n` },
        'the AWS host may not import ../local/host-clock.ts',
      ],
      'a host imports a module': [
        { 'infra/local/seed.ts': line('../../functions/masterdata/queries.ts') },
        'the laptop host may not import ../../functions/masterdata/queries.ts',
      ],
      'a page imports the server': [
        { 'web/src/kit/seed.tsx': line('../../../functions/platform/keys.ts') },
        'web/src/kit/seed.tsx:1: the pages may not import ../../../functions/platform/keys.ts',
      ],
      'a page imports a module of Node': [
        { 'web/src/modules/sales/seed.tsx': line('node:path') },
        'the pages may not import node:path',
      ],
      'the manifest imports a host': [
        { 'infra/seed.ts': line('./local/host-clock.ts') },
        'the manifest may not import ./local/host-clock.ts',
      ],
    },
  },
  {
    sentence: 'every import names a file that is there, written out to its ending',
    breaches: unresolvedImports,
    seeds: {
      'the ending is missing': [
        { 'functions/sales/seed.ts': line('../platform/context') },
        'functions/sales/seed.ts:1: "../platform/context" names no file',
      ],
      'what is imported is decided at run time': [
        { 'functions/sales/seed.ts': 'export const a = (name: string) => import(name);\n' },
        'functions/sales/seed.ts:1: "" names no file',
      ],
    },
  },
  {
    sentence: 'only platform and data speak to AWS',
    breaches: awsBreaches,
    seeds: {
      'an operation opens a client': [
        { 'functions/sales/operations/seed.ts': line('@aws-sdk/client-dynamodb') },
        'functions/sales/operations/seed.ts:1: @aws-sdk/client-dynamodb outside platform and data',
      ],
      'a deep path into the SDK': [
        { 'functions/sales/queries.ts': line('@smithy/node-http-handler/dist/x.js') },
        '@smithy/node-http-handler/dist/x.js outside platform and data',
      ],
    },
  },
  {
    sentence: 'middy stands in the three entries',
    breaches: middyBreaches,
    seeds: {
      'a module wraps its own handler': [
        { 'functions/sales/seed.ts': "import middy from '@middy/core';\n" },
        'functions/sales/seed.ts:1: middy outside the three entries',
      ],
    },
  },
  {
    sentence: 'business modules touch no file, socket or process',
    breaches: nodeBreaches,
    seeds: {
      'an operation reads a file': [
        { 'functions/sales/operations/seed.ts': line('node:fs/promises') },
        'functions/sales/operations/seed.ts:1: node:fs/promises in a business module',
      ],
    },
  },
  {
    sentence: 'there are no circles, not even of types',
    breaches: cycles,
    seeds: {
      'three files in a circle of types': [
        {
          'functions/sales/a-seed.ts': "import type { B } from './b-seed.ts';\n",
          'functions/sales/b-seed.ts': "import type { C } from './c-seed.ts';\n",
          'functions/sales/c-seed.ts': "export let a: import('./a-seed.ts').A;\n",
        },
        'functions/sales/a-seed.ts ↔ functions/sales/b-seed.ts ↔ functions/sales/c-seed.ts',
      ],
      'a file that imports itself': [
        { 'functions/sales/seed.ts': line('./seed.ts') },
        'functions/sales/seed.ts',
      ],
    },
  },
  {
    sentence: 'no file is a barrel; only the doors of a module hand on',
    breaches: barrels,
    seeds: {
      'an index file': [{ 'shared/kernel/index.ts': '' }, 'shared/kernel/index.ts is a barrel'],
      'a file that hands on everything': [
        { 'shared/kernel/all.ts': "\nexport * from './money.ts';\n" },
        'shared/kernel/all.ts:2 hands on',
      ],
      'a file that hands on names': [
        { 'functions/sales/all.ts': "export {\n  a,\n} from './domain/amounts.ts';\n" },
        'functions/sales/all.ts:1 hands on',
      ],
    },
  },
  {
    sentence: 'time, chance and binary fractions enter through kernel and platform only',
    breaches: forbiddenTokens,
    seeds: {
      'the clock is read': [{ 'functions/sales/seed.ts': 'const a = Date.now();' }, 'Date.now'],
      'a date is made': [{ 'shared/contracts/seed.ts': 'const a = new Date(b);' }, 'new Date('],
      'dice are thrown': [{ 'functions/sales/seed.ts': 'const a = Math.random();' }, 'Math.random'],
      'an id is drawn': [{ 'functions/crm/seed.ts': 'const a = randomUUID();' }, 'randomUUID'],
      'money is rounded in binary': [{ 'functions/crm/seed.ts': 'b.toFixed(2)' }, '.toFixed('],
      'money is read in binary': [{ 'functions/crm/seed.ts': 'parseFloat(a)' }, 'parseFloat('],
      'it happens inside a template': [
        { 'functions/crm/seed.ts': 'const a = `${Date.now()}`;' },
        'functions/crm/seed.ts:1: Date.now',
      ],
    },
  },
  {
    sentence: 'functions keep nothing between two requests',
    breaches: moduleState,
    seeds: {
      'a variable': [{ 'functions/sales/seed.ts': '\nlet count = 0;\n' }, 'seed.ts:2: let count'],
      'a map to be filled': [
        { 'functions/sales/seed.ts': 'export const known = new Map<string, number>();\n' },
        'seed.ts:1: export const known',
      ],
      'a list to be filled': [
        { 'functions/sales/seed.ts': 'const seen: string[] = [];\n' },
        'seed.ts:1: const seen',
      ],
    },
  },
  {
    sentence: 'every report is in the list by which the reader answers',
    breaches: unlistedReports,
    seeds: {
      'one that nobody listed': [
        { 'functions/sales/reports/seed.ts': 'export const seed = defineReport({});\n' },
        'functions/sales/reports/seed.ts: seed',
      ],
      'one that is imported and not listed': [
        {
          'functions/crm/reports.ts':
            'export const seed = defineReport({});\nexport const reports = [];\n',
        },
        'functions/crm/reports.ts: seed',
      ],
    },
  },
  {
    sentence: 'a class has its looks from one style sheet',
    breaches: classesInSeveralSheets,
    seeds: {
      'two that style one': [
        { 'web/src/one.css': '.seed {\n}\n', 'web/src/two.css': '.other,\n.seed {\n}\n' },
        '.seed in web/src/one.css and web/src/two.css',
      ],
    },
  },
  {
    sentence: `no file is longer than ${MOST_LINES} lines`,
    breaches: longFiles,
    seeds: {
      'one line too many': [
        { 'tests/support/seed.ts': 'a;\n'.repeat(MOST_LINES + 1) },
        `tests/support/seed.ts has ${MOST_LINES + 1} lines`,
      ],
    },
  },
  {
    sentence: 'no comment is wider than the code',
    breaches: wideComments,
    seeds: {
      'a comment of 101 characters': [
        { 'tests/support/seed.ts': `a;\n// ${'x'.repeat(98)}\n` },
        'tests/support/seed.ts:2 is wider than 100',
      ],
    },
  },
  {
    sentence: 'what is shipped imports no test',
    breaches: testsInProduct,
    seeds: {
      'an operation uses a factory of the tests': [
        { 'functions/sales/seed.ts': line('../../tests/support/harness.ts') },
        'functions/sales/seed.ts imports ../../tests/support/harness.ts',
      ],
    },
  },
];

describe('architecture', () => {
  let tree: SourceTree;
  beforeAll(() => {
    tree = readSourceTree();
  });

  it('is checked over all sources, and their imports are really seen', () => {
    const product = [...tree.keys()].filter(isProduct);
    expect(product.length).toBeGreaterThan(450);
    for (const folder of ['shared/kernel/', 'shared/contracts/', 'functions/platform/', 'infra/']) {
      expect(product.filter((path) => path.startsWith(folder)).length, folder).toBeGreaterThan(9);
    }
    const imports = product.flatMap((path) => importsOf(tree, path));
    expect(imports.filter(({ file }) => file !== undefined).length).toBeGreaterThan(1500);
    expect(imports.filter((one) => one.package !== undefined).length).toBeGreaterThan(100);
  });

  for (const { sentence, breaches, seeds } of rules) {
    describe(sentence, () => {
      it('holds', () => {
        expect(breaches(tree)).toEqual([]);
      });

      it.each(Object.entries(seeds))('and would be seen broken when %s', (_, [files, says]) => {
        const known = new Set(breaches(tree));
        const found = breaches(withFiles(tree, files)).filter((one) => !known.has(one));
        expect(found).toContainEqual(expect.stringContaining(says));
      });
    });
  }
});

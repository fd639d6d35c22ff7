import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defineReaction } from '../../functions/platform/reaction.ts';
import { workflows } from '../../infra/workflows.ts';
import { defineEvent } from '../../shared/contracts/event.ts';
import { labelled, text } from '../../shared/contracts/fields.ts';
import { defineModule, type ModuleContract } from '../../shared/contracts/module.ts';
import { defineNoun } from '../../shared/contracts/noun.ts';
import { defineOperation, type OperationSpec } from '../../shared/contracts/operation.ts';
import { roles } from '../../shared/contracts/platform/roles.ts';
import { modules } from '../../shared/contracts/system.ts';
import { defineWorkflow } from '../../shared/contracts/workflow.ts';
import { readSourceTree, type SourceTree, withFiles } from './code/source-tree.ts';
import {
  ownOperations,
  type Readmes,
  sharedPaths,
  unknownErrorCodes,
  withoutFile,
  withoutReadme,
  withoutTest,
} from './rules/contracts.ts';
import {
  type ReactionsByModule,
  reactsElsewhere,
  strangeEvents,
  unknownEvents,
  unlistedWorkflows,
} from './rules/events.ts';
import { labelsOf, unlabelled } from './rules/labels.ts';
import {
  askedPermissions,
  idleGrants,
  strangePermissions,
  ungranted,
  unguarded,
} from './rules/permissions.ts';
import { loadReactions, loadReadmes } from './rules/product.ts';

const label = { en: 'Seed', zh: '种子' };

/** A module beside the real ones, with one operation that is as wrong as the test wants. */
function seeded(
  wrong: Partial<OperationSpec<z.ZodObject, z.ZodType, 'POST'>> = {},
  more: Partial<ModuleContract> = {},
): ModuleContract {
  const sowSeed = defineOperation({
    id: 'garden.sowSeed',
    method: 'POST',
    path: '/api/garden/seeds',
    permission: 'seed.sow',
    label,
    input: z.strictObject({}),
    output: z.strictObject({}),
    ...wrong,
  });
  return {
    ...defineModule({
      id: 'garden',
      floor: 9,
      label,
      nouns: [],
      operations: { sowSeed },
      events: [],
    }),
    ...more,
  };
}

const seedSown = defineEvent({
  id: 'garden.seedSown',
  description: 'A seed was sown.',
  data: z.strictObject({}),
});

const toSeedSown = { id: 'garden.onSeedSown', on: seedSown.id, label };

let tree: SourceTree;
let readmes: Readmes;
let reactions: ReactionsByModule;
let asked: Set<string>;

beforeAll(async () => {
  tree = readSourceTree();
  readmes = loadReadmes();
  reactions = await loadReactions();
  asked = askedPermissions(modules, tree);
  expect(ownOperations(modules).length).toBeGreaterThan(70);
  expect(reactions.size).toBeGreaterThan(2);
});

describe('every operation', () => {
  it('has a file of its own name', () => {
    expect(withoutFile(modules, tree)).toEqual([]);
  });

  it('without a file would be seen', () => {
    expect(withoutFile([seeded()], tree)).toEqual([
      expect.stringContaining('garden.sowSeed: no file functions/garden/operations/sow-seed.ts'),
    ]);
    const there = withFiles(tree, { 'functions/garden/operations/sow-seed.ts': '' });
    expect(withoutFile([seeded()], there)).toEqual([]);
  });

  it('is called by its name in a test', () => {
    expect(withoutTest(modules, tree)).toEqual([]);
  });

  it('without a test would be seen', () => {
    expect(withoutTest([seeded()], tree)).toEqual(['garden.sowSeed: in no test']);
    const there = withFiles(tree, { 'tests/operations/garden/a.test.ts': "ok('garden.sowSeed')" });
    expect(withoutTest([seeded()], there)).toEqual([]);
  });

  it('stands in the README of its module', () => {
    expect(withoutReadme(modules, readmes)).toEqual([]);
  });

  it('that no README names would be seen, and a README that is missing', () => {
    expect(withoutReadme([seeded()], new Map())).toEqual(['functions/garden/README.md is missing']);
    expect(withoutReadme([seeded()], new Map([['garden', 'Seeds.']]))).toEqual([
      'functions/garden/README.md: sowSeed',
    ]);
    expect(withoutReadme([seeded()], new Map([['garden', '`sowSeed`']]))).toEqual([]);
  });

  it('promises only errors that somebody makes', () => {
    expect(unknownErrorCodes(modules, tree)).toEqual([]);
    expect(unknownErrorCodes([seeded({ errors: ['tooDry'] })], tree)).toEqual([
      'garden.sowSeed: nobody makes tooDry',
    ]);
  });

  it('has a route of its own', () => {
    expect(sharedPaths(modules)).toEqual([]);
    const two = { ...seeded(), operations: { ...seeded().operations } };
    expect(sharedPaths([seeded(), two])).toEqual([
      'garden.sowSeed and garden.sowSeed both answer POST /api/garden/seeds',
    ]);
  });
});

describe('events', () => {
  it('that a module says it reacts to are those its reactions hear', () => {
    expect(reactsElsewhere(modules, reactions)).toEqual([]);
  });

  it('heard without a contract, or the reverse, would be seen', () => {
    const onSeedSown = defineReaction({
      id: 'garden.onSeedSown',
      on: seedSown,
      permissions: [],
      run: async () => undefined,
    });
    const hears: ReactionsByModule = new Map([['garden', [onSeedSown]]]);
    const said = seeded({}, { reactions: [toSeedSown] });
    expect(reactsElsewhere([seeded()], hears)).toEqual([
      'no contract says garden.onSeedSown to garden.seedSown',
    ]);
    expect(reactsElsewhere([said], new Map())).toEqual([
      'nobody makes garden.onSeedSown to garden.seedSown',
    ]);
    expect(reactsElsewhere([said], hears)).toEqual([]);
  });

  it('that are heard or start something are emitted by their owner', () => {
    expect(unknownEvents(modules, workflows)).toEqual([]);
    expect(strangeEvents(modules)).toEqual([]);
  });

  it('that nobody emits, or another module lists, would be seen', () => {
    const listening = seeded({}, { reactions: [toSeedSown] });
    expect(unknownEvents([listening], [])).toEqual([
      'garden hears garden.seedSown, which nobody emits',
    ]);
    expect(strangeEvents([{ ...seeded(), id: 'field', events: [seedSown] }])).toEqual([
      'field lists garden.seedSown',
    ]);
  });
});

describe('workflows', () => {
  const grow = defineWorkflow({
    id: 'grow',
    module: 'garden',
    type: 'EXPRESS',
    startedBy: [seedSown],
    permissions: ['seed.water'],
    definition: {},
  });

  it('in the list are those in the folders', () => {
    expect(workflows.length).toBeGreaterThan(0);
    expect(unlistedWorkflows(workflows, tree)).toEqual([]);
  });

  it('that only the list or only a folder has would be seen', () => {
    const file = new Map([['functions/garden/workflows/grow.ts', '']]);
    expect(unlistedWorkflows([grow], new Map())).toEqual(['garden/grow has no file']);
    expect(unlistedWorkflows([], file)).toEqual(['garden/grow is not in infra/workflows.ts']);
    expect(unlistedWorkflows([grow], file)).toEqual([]);
  });

  it('and reactions declare rights that something asks for', () => {
    expect(strangePermissions(reactions, workflows, asked)).toEqual([]);
  });

  it('that declare a right which nothing asks for would be seen', () => {
    expect(strangePermissions(new Map(), [grow], asked)).toEqual([
      'grow declares seed.water, which nothing asks for',
    ]);
  });
});

describe('rights', () => {
  it('that roles grant are asked for by something', () => {
    expect(idleGrants(roles, asked)).toEqual([]);
  });

  it('granted for nothing would be seen', () => {
    const gardener = { label, grants: { 'seed.sow': 'all', 'item.read': 'all' } } as const;
    expect(idleGrants({ gardener }, asked)).toEqual([
      'gardener is granted seed.sow, which nothing asks for',
    ]);
  });

  it('that an operation needs are granted to somebody besides the owner', () => {
    expect(ungranted(modules, Object.keys(roles))).toEqual([]);
  });

  it('that only the owner has would be seen', () => {
    expect(ungranted([seeded()], Object.keys(roles))).toEqual([
      'garden.sowSeed needs seed.sow, which only the owner has',
    ]);
  });

  it('are needed by everything that works on the data of a company', () => {
    expect(unguarded(modules)).toEqual([]);
    expect(unguarded([seeded({ permission: undefined as never })])).toEqual([
      "garden.sowSeed works on a company's data and needs no right",
    ]);
  });
});

describe('labels', () => {
  it('stand in both languages on all that people see', () => {
    const labels = labelsOf(modules, roles);
    expect(labels.length).toBeGreaterThan(500);
    expect(unlabelled(labels)).toEqual([]);
  });

  it('that are missing, or in one language only, would be seen', () => {
    const seed = defineNoun({
      id: 'seed',
      plural: 'seeds',
      prefix: 'seed',
      module: 'garden',
      label,
      title: 'name',
      fields: z.strictObject({
        name: text(),
        colour: labelled('Colour', 'Colour', text()),
        parts: labelled('Parts', '部分', z.array(z.strictObject({ size: text() }))),
      }),
    });
    const garden = seeded({ label: { en: '', zh: '播种' } }, { nouns: [seed] });
    expect(unlabelled(labelsOf([garden], {}))).toEqual([
      'garden.sowSeed: English ""',
      'seed.name has no label',
      'seed.colour: Chinese "Colour"',
      'seed.parts[].size has no label',
    ]);
  });
});

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { buildManifest, manifest } from '../../infra/manifest.ts';
import { workflows } from '../../infra/workflows.ts';
import { defineEvent } from '../../shared/contracts/event.ts';
import type { ModuleContract } from '../../shared/contracts/module.ts';
import { modules } from '../../shared/contracts/system.ts';

const root = join(import.meta.dirname, '../..');
const folders = readdirSync(join(root, 'functions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const filesOf = (folder: string): string[] => {
  const path = join(root, folder);
  return existsSync(path) ? readdirSync(path).filter((name) => /(?<!\.test)\.ts$/.test(name)) : [];
};

describe('the manifest names what exists:', () => {
  test('every function has its file', () => {
    const missing = manifest.functions.filter(({ entry }) => !existsSync(join(root, entry)));
    expect(missing.map(({ entry }) => entry)).toEqual([]);
  });

  test('every entry in a module of the product is deployed', () => {
    const deployed = new Set(manifest.functions.map(({ entry }) => entry));
    const entries = modules.flatMap(({ id }) =>
      filesOf(`functions/${id}`)
        .filter((name) => ['api.ts', 'events.ts', 'steps.ts'].includes(name))
        .map((name) => `functions/${id}/${name}`),
    );
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.filter((entry) => !deployed.has(entry))).toEqual([]);
  });

  test('every workflow in a folder is in the list, under its own name', () => {
    const found = folders.flatMap((folder) =>
      filesOf(`functions/${folder}/workflows`).map((name) => name.replace(/\.ts$/, '')),
    );
    expect(found.sort()).toEqual(workflows.map(({ id }) => id).sort());
  });

  test('a module listens to exactly the events of its reactions', async () => {
    for (const { id, reactions: said = [] } of modules) {
      const path = join(root, `functions/${id}/events.ts`);
      const { reactions = [] } = existsSync(path) ? await import(path) : {};
      const heard = (reactions as { on: { id: string } }[]).map(({ on }) => on.id);
      expect([id, heard.sort()]).toEqual([id, said.map(({ on }) => on).sort()]);
    }
  });

  test('every rule hears events that some module declares, and leads somewhere', () => {
    const declared = new Set(modules.flatMap(({ events }) => events.map(({ id }) => id)));
    const queues = new Set(manifest.queues.map(({ id }) => id));
    const machines = new Set(manifest.machines.map(({ id }) => id));
    for (const { detailTypes, target } of manifest.rules) {
      expect(detailTypes.filter((id) => !declared.has(id))).toEqual([]);
      expect('queue' in target ? queues.has(target.queue) : machines.has(target.machine)).toBe(
        true,
      );
    }
  });

  test('every route, queue and schedule leads to a function; ids are unique', () => {
    const ids = manifest.functions.map(({ id }) => id);
    const targets = [
      ...[manifest.routes, manifest.sockets, manifest.queues, manifest.streams]
        .flat()
        .map((one) => one.function),
      ...manifest.schedules.flatMap(({ target }) =>
        'function' in target ? [target.function] : [],
      ),
    ];
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('from a module to its parts:', () => {
  const happened = defineEvent({ id: 'sales.soldOut', description: '', data: z.strictObject({}) });
  const hearing = { id: 'crm.onSoldOut', on: happened.id, label: { en: 'Told', zh: '告知' } };
  const module = (id: string, more: Partial<ModuleContract>): ModuleContract => ({
    id,
    floor: 1,
    label: { en: id, zh: id },
    nouns: [],
    operations: {},
    derived: [],
    events: [],
    ...more,
  });
  const built = buildManifest({
    modules: [module('sales', { events: [happened] }), module('crm', { reactions: [hearing] })],
    parts: [
      { module: 'sales', has: ['api', 'steps'] },
      { module: 'crm', has: ['events'] },
    ],
    workflows: [
      {
        id: 'order-to-cash',
        module: 'sales',
        type: 'EXPRESS',
        startedBy: [happened],
        permissions: [],
        definition: { States: { A: { Type: 'Task', Resource: '\u0024{sales}' } } },
      },
    ],
  });

  test('commands go to the module, questions to the reader', () => {
    const routes = built.routes.filter(({ path }) => path.startsWith('/api/sales/'));
    expect(routes.map((one) => `${one.method} ${one.function}`)).toEqual([
      'ANY sales-api',
      'GET reader',
      'HEAD reader',
    ]);
  });

  test('who listens gets a queue and a rule for exactly these events', () => {
    expect(built.queues.map(({ id }) => id)).toEqual(['crm-events']);
    expect(built.rules[0]).toEqual({
      id: 'crm-hears-sales',
      source: 'tandem.sales',
      detailTypes: ['sales.soldOut'],
      target: { queue: 'crm-events' },
    });
  });

  test('a workflow starts on its events, and its placeholders become functions', () => {
    expect(built.rules[1]).toMatchObject({ target: { machine: 'order-to-cash' } });
    expect(built.machines[0]?.substitutions).toEqual({ sales: 'sales-steps' });
  });
});

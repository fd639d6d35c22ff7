import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../functions/platform/hashing.ts';
import { catchUp } from '../../functions/platform/read-model/catch-up.ts';
import { openReadModel } from '../../functions/platform/read-model/file.ts';
import { shapeOf } from '../../functions/platform/read-model/shape.ts';
import { createStore, type Item } from '../../functions/platform/store.ts';
import { capital } from '../../shared/contracts/noun.ts';
import { nouns } from '../../shared/contracts/system.ts';
import { idTime } from '../../shared/kernel/id.ts';
import { callThrough, operationOf, requestFor, type Send } from '../support/handler-call.ts';
import type { TestMember, TestTenant, World } from '../support/harness.ts';
import { type RawTable, rawTable } from '../support/raw-table.ts';
import { commands, seedTenant } from '../support/seed-tenant.ts';
import { replayable, runSeed } from '../support/seeded.ts';
import { startQuickWorld } from '../support/snapshot-sender.ts';
import { unmarshallOptions } from '../support/unmarshall-options.ts';
import {
  type Accepted,
  changesWithoutCommit,
  commitsOf,
  deniedCounts,
  foldTo,
  gapsInVersions,
  unloggedRequests,
  versionsOf,
} from './log-check.ts';

const seed = runSeed();
const DENIALS = 120;
/** The audit counts so many refusals of one actor and operation within an hour, and no more. */
const COUNTED = 100;

let dataDir: string;
let world: World;
let send: Send;
let quick: Send;
let tenant: TestTenant;
let clerk: TestMember;
let table: RawTable;
let items: Item[];
const accepted: Accepted[] = [];

/** Notes every request that was accepted, as an auditor outside would. */
const watching =
  (send: Send): Send =>
  async (request) => {
    const answer = await send(request);
    const isCommand = request.method !== 'GET' && !request.query.includes('dryRun');
    if (isCommand && answer.status < 300) {
      const operation = operationAt(request.method, request.path);
      accepted.push({ operation, commitId: answer.headers['x-commit-id'] });
    }
    return answer;
  };

function operationAt(method: string, path: string): string {
  const fits = commands.filter((one) => {
    const parts = one.path.split('/');
    const given = path.split('/');
    return (
      one.method === method &&
      parts.length === given.length &&
      parts.every((part, index) => part.startsWith('{') || part === given[index])
    );
  });
  return fits.sort((a, b) => a.pathFields.length - b.pathFields.length)[0]?.id ?? '';
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'tandem-log-'));
  ({ world, send, quick } = await startQuickWorld({ dataDir }));
  tenant = await world.tenant();
  clerk = await tenant.member(['worker']);
  table = rawTable(world, tenant.id, 1, unmarshallOptions);
  const before = commitsOf(await table.scan()).filter(({ actor }) => /^(user|key):/.test(actor));
  accepted.push(...before.map(({ id, operation }) => ({ operation, commitId: id })));
  await replayable(seed, (random) => seedTenant(watching(send), tenant.token, random, 2));
  // Whoever did everything may have made more of the clerk.
  const humble = { id: clerk.memberId, roles: ['worker'], active: true };
  await watching(send)(requestFor(operationOf('platform.changeMember'), tenant.token, humble));
  for (let count = 0; count < DENIALS; count += 1) {
    const input = { code: `x${count}`, name: 'x', decimals: 0 };
    await send(requestFor(operationOf('masterdata.createUnit'), clerk.token, input));
  }
  await world.settle();
  items = await table.scan();
}, 600_000);

afterAll(async () => {
  table?.close();
  await world?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the log of a company that has done everything', () => {
  it('has a commit for every change, and a change for every commit that claims one', () => {
    expect(commitsOf(items).length).toBeGreaterThan(80);
    expect(changesWithoutCommit(items)).toEqual([]);
    expect(gapsInVersions(items)).toEqual([]);
  });

  it('has one entry for each accepted request, and counts the refused ones up to a bound', () => {
    expect(accepted.length).toBeGreaterThan(60);
    expect(unloggedRequests(items, accepted)).toEqual([]);
    const name = `user:${clerk.memberId}#masterdata.createUnit`;
    const counted = deniedCounts(items).get(name) ?? 0;
    // An hour may have turned meanwhile; then each has its own count.
    expect(counted).toBeGreaterThanOrEqual(COUNTED);
    expect(counted).toBeLessThanOrEqual(DENIALS);
  });
});

type Rows = Record<string, unknown>[];

/** All tables of a read model but its bookkeeping, each in the order of its rows. */
function contentOf(db: DatabaseSync): Map<string, Rows> {
  const names = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !/^(meta|changed|sqlite_.*|search_row|.*__search.*)$/.test(name));
  return new Map(
    names.map((name) => {
      const statement = db.prepare(`SELECT * FROM "${name}"`);
      statement.setReadBigInts(true);
      const rows = statement.all().map((row) => canonicalRow(row));
      return [name, rows.sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))];
    }),
  );
}

const canonicalRow = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? `${value}n` : value,
    ]),
  );

async function rebuilt() {
  const file = openReadModel(':memory:', shapeOf(nouns));
  const store = createStore(table.client, table.name);
  await catchUp(file, store, { nowMs: Date.now(), sinceMs: idTime(tenant.id), overlapMs: 120_000 });
  return file;
}

function tablesThatDiffer(live: Map<string, Rows>, again: Map<string, Rows>): string[] {
  const names = new Set([...live.keys(), ...again.keys()]);
  return [...names].filter(
    (name) => canonicalJson(live.get(name) ?? []) !== canonicalJson(again.get(name) ?? []),
  );
}

const liveFile = () =>
  new DatabaseSync(join(dataDir, 'read-model', `${tenant.id}-g1.sqlite`), { readOnly: true });

describe('the read model', () => {
  it('rebuilt from the log is the live one, table by table and row by row', async () => {
    // One read brings the live one up to date with the log. It goes to the product's own reader.
    await tenant.ok('masterdata.listUnit');
    const live = liveFile();
    const again = await rebuilt();
    const content = contentOf(live);
    expect(content.get('doc')?.length).toBeGreaterThan(60);
    expect(tablesThatDiffer(content, contentOf(again.db))).toEqual([]);
    live.close();
    again.close();
  }, 240_000);

  it('as of any moment is the fold of the log up to it', async () => {
    await replayable(seed, async (random) => {
      const commits = commitsOf(items);
      const versions = versionsOf(commits);
      const listed = nouns.filter(({ internal, scope }) => !internal && !scope);
      for (const commit of random.shuffled(commits).slice(0, 12)) {
        const moment = new Date(idTime(commit.id)).toISOString();
        const last = commits.filter(({ id }) => idTime(id) <= idTime(commit.id)).at(-1)?.id;
        const folded = foldTo(versions, last);
        const noun = random.pick(listed);
        const list = `${noun.module}.list${capital(noun.id)}`;
        const input = { asOf: moment, limit: 500, archived: true };
        const { body } = await callThrough(quick, tenant.token, list, input);
        const expected = [...folded]
          .filter(([key, doc]) => doc && key.startsWith(`${noun.id}#`))
          .map(([, doc]) => `${doc?.id} ${doc?.version}`);
        const shown = body.data.map(
          (doc: { id: string; version: number }) => `${doc.id} ${doc.version}`,
        );
        expect(shown.sort()).toEqual(expected.sort());
      }
    });
  }, 240_000);
});

describe('planted bugs', () => {
  const document = () => items.find(({ sk, pk }) => sk === 'doc' && pk.startsWith('unit#')) as Item;
  const log = () => items.filter(({ pk }) => pk.startsWith('log#'));
  const newest = () => {
    const commit = commitsOf(items).findLast(({ changes }) => changes.length > 0);
    return log().find(({ sk }) => sk === commit?.id) as Item;
  };

  const bugs: [string, () => Item[], (planted: Item[]) => string[]][] = [
    [
      'a document is written past the log',
      () => [...items, { ...document(), pk: `unit#unit_${'1'.repeat(26)}` }],
      changesWithoutCommit,
    ],
    [
      'a document is changed past the log',
      () => {
        const old = document();
        const doc = { ...JSON.parse(String(old['j'])), name: 'other' };
        return items.map((item) => (item === old ? { ...old, j: JSON.stringify(doc) } : item));
      },
      changesWithoutCommit,
    ],
    [
      'a commit is lost',
      () => {
        const lost = newest();
        return items.filter((item) => item !== lost);
      },
      changesWithoutCommit,
    ],
    [
      'a commit is logged that was not done',
      () => items.filter((item) => item !== document()),
      changesWithoutCommit,
    ],
    [
      'the audit lacks a request',
      () => items.filter(({ sk }) => sk !== accepted.at(-1)?.commitId),
      (planted) => unloggedRequests(planted, accepted),
    ],
    [
      'the audit has a request that nobody made',
      () => {
        const { sk } = newest();
        const other = `${sk.slice(0, -1)}${sk.endsWith('0') ? '1' : '0'}`;
        return [...items, { ...newest(), sk: other, by: 'user:mem_x' }];
      },
      (planted) => unloggedRequests(planted, accepted),
    ],
    [
      'a version in the middle is missing',
      () => {
        const middle = versionsOf(commitsOf(items)).find(
          ({ version, id, entity }) =>
            version === 1 &&
            versionsOf(commitsOf(items)).some(
              (later) => later.id === id && later.entity === entity && later.version === 2,
            ),
        );
        return items.filter(({ sk }) => sk !== middle?.commitId);
      },
      gapsInVersions,
    ],
  ];

  it.each(bugs)('%s: caught', (_, plant, check) => {
    expect(check(items)).toEqual([]);
    expect(check(plant())).not.toEqual([]);
  });

  it('a read model that missed a row: caught', async () => {
    const again = await rebuilt();
    const whole = contentOf(again.db);
    again.db.exec('DELETE FROM unit WHERE id = (SELECT id FROM unit LIMIT 1)');
    expect(tablesThatDiffer(whole, contentOf(again.db))).toEqual(['unit']);
    again.close();
  });
});

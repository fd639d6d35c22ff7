import { envelopesOf } from '../../functions/relay/relay.ts';
import type { EventEnvelope } from '../../shared/contracts/event.ts';
import { commitsOf } from '../simulation/log-check.ts';
import type { TestTenant, World } from '../support/harness.ts';
import { rawTable } from '../support/raw-table.ts';
import { unmarshallOptions } from '../support/unmarshall-options.ts';
import { uploaded } from '../support/uploading.ts';

/** Of each kind of event so many are told. */
const OF_A_KIND = 3;

async function commitsOfTenant(world: World, tenantId: string) {
  const table = rawTable(world, tenantId, 1, unmarshallOptions);
  try {
    return commitsOf(await table.scan());
  } finally {
    table.close();
  }
}

/** Everything that a company's log says, as one text. */
export const logOf = async (world: World, tenantId: string): Promise<string> =>
  JSON.stringify(await commitsOfTenant(world, tenantId));

/** What a company told the bus, some of each kind, as if it had just happened in another one. */
export async function eventsAsOf(
  world: World,
  from: string,
  tenantId: string,
  newId: () => string,
): Promise<EventEnvelope[]> {
  const tenant = { tenantId, generation: 1 };
  const commits = await commitsOfTenant(world, from);
  const all = commits.flatMap((commit) => envelopesOf(commit, tenant));
  return Object.values(Object.groupBy(all, ({ event }) => event))
    .flatMap((some = []) => some.slice(-OF_A_KIND))
    .map((event) => ({ ...event, id: newId(), commitId: newId() }));
}

/** Puts events on the bus, as only the relay can, and waits until all have heard of them. */
export async function tell(world: World, events: readonly EventEnvelope[]): Promise<void> {
  world.host.bus.accept(
    events.map((detail) => ({
      source: `tandem.${detail.event.split('.')[0]}`,
      'detail-type': detail.event,
      detail,
    })),
  );
  await world.settle();
}

interface Tried {
  way: string;
  status: number;
  text: string;
}

/**
 * A new file of the victim's with the link that opens it, and the ways to a file that whoever has
 * one of their own can try.
 */
export async function waysToFile(
  world: World,
  attacker: Pick<TestTenant, 'id' | 'ok' | 'token'>,
  victim: Pick<TestTenant, 'id' | 'ok'>,
  content: string,
): Promise<{ id: string; link: string; waysTo: (file: string) => Promise<Tried[]> }> {
  const stored = async (by: Pick<TestTenant, 'ok'>, text: string) => {
    const upload = { name: 'a.csv', contentType: 'text/csv', bytes: Buffer.from(text) };
    const id = await uploaded(world, by, upload);
    const { url } = await by.ok('platform.fileContent', { id });
    const [path, query] = url.split('?') as [string, string];
    return { id, path, query };
  };
  const own = await stored(attacker, 'mine');
  const theirs = await stored(victim, content);
  const bearer = { authorization: `Bearer ${attacker.token}` };
  const waysTo = async (file: string): Promise<Tried[]> => {
    const path = theirs.path.replace(theirs.id, file);
    const ways: [string, string, RequestInit?][] = [
      ['signed for another key', `${path}?${own.query}`],
      ['not signed', path],
      ['not signed, with a token', path, { headers: bearer }],
      ['written with a link to read', `${path}?${own.query}`, { method: 'PUT', body: 'x' }],
      ['beside the own folder', `${own.path}/..%2f..%2f..%2f${path.slice(1)}?${own.query}`],
      ['twice in one path', `${own.path}${path}?${own.query}`],
    ];
    return Promise.all(
      ways.map(async ([way, address, init]) => {
        const answer = await fetch(world.host.url + address, init);
        const text = (await answer.text()).replaceAll(file, '<file>');
        return { way, status: answer.status, text };
      }),
    );
  };
  const link = `${world.host.url}${theirs.path}?${theirs.query}`;
  return { id: theirs.id, link, waysTo };
}

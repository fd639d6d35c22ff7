import type { Store } from '../platform/store.ts';

type Client = Store['client'];
type Item = Record<string, unknown> & { pk: string; sk: string };

interface BatchGet {
  input: { RequestItems?: Record<string, { Keys: { pk: string; sk: string }[] }> };
}

/** Master data and settings, which nobody changes while a chapter is lived. */
const STEADY =
  /^(item|customer|supplier|supplierPrice|unit|warehouse|workCentre|bom|routing|member|account|taxRate|ledgerSettings|workCalendar)#[^ ]+ doc$/;

const nameOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk} ${sk}`;

/**
 * A thousand commits ask for the same forty items again and again: what stays as it is, is read
 * once. All else, and every condition of a commit, goes to the table.
 */
export function remembering(client: Client): Client {
  const kept = new Map<string, Item>();
  const send = async (command: BatchGet): Promise<unknown> => {
    const [asked] = Object.entries(command.input.RequestItems ?? {});
    if (!asked) return client.send(command as never);
    const [table, { Keys, ...how }] = asked;
    const known = Keys.flatMap((key) => kept.get(nameOf(key)) ?? []);
    const rest = Keys.filter((key) => !kept.has(nameOf(key)));
    if (rest.length === 0) return { Responses: { [table]: known } };
    const Again = command.constructor as new (input: BatchGet['input']) => never;
    const answer = await client.send(
      new Again({ RequestItems: { [table]: { Keys: rest, ...how } } }),
    );
    const { Responses = {} } = answer as { Responses?: Record<string, Item[]> };
    const found = Responses[table] ?? [];
    for (const item of found) if (STEADY.test(nameOf(item))) kept.set(nameOf(item), item);
    return { ...(answer as object), Responses: { [table]: [...known, ...found] } };
  };
  return { send } as never;
}

import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { type RawAnswer, requestFor, type Send } from '../support/handler-call.ts';
import { acceptedInput, isFound, type Seeded } from '../support/seed-tenant.ts';

export interface Keyed extends Seeded {
  /** What is under test; `seeded.send` only looks for inputs. */
  through: Send;
  /** Another person with the same rights. */
  otherToken: string;
}

export class NotIdempotent extends Error {
  override readonly name = 'NotIdempotent';
}

export const malformedKeys = ['', ' ', 'a b', 'x'.repeat(201), 'clé', 'a\u0001b', '键', 'a\tb'];

let count = 0;
const freshKey = (keyed: Keyed): string => {
  count += 1;
  return `key-${count}-${keyed.random.word(12)}`;
};

const told = ({ status, text }: RawAnswer) => `${status} ${text.slice(0, 400)}`;
const commitOf = ({ headers }: RawAnswer) => headers['x-commit-id'];

async function inputFor(keyed: Keyed, contract: AnyOperation): Promise<Record<string, unknown>> {
  const found = await acceptedInput(keyed, contract, { tries: 10, more: 2, full: true });
  if (isFound(found)) return found.input;
  throw new NoInput(`${contract.id}: ${found.refusals.slice(0, 3).join(' | ')}`);
}

/** The business rules let nothing through that a generator could think of. */
export class NoInput extends Error {
  override readonly name = 'NoInput';
}

async function accepted(keyed: Keyed, contract: AnyOperation, key: string, token = keyed.token) {
  const input = await inputFor(keyed, contract);
  const answer = await keyed.through(requestFor(contract, token, input, { key }));
  if (answer.status < 300) keyed.catalogue.note(answer.body);
  return { input, answer };
}

function assertSameBytes(contract: AnyOperation, first: RawAnswer, again: RawAnswer): void {
  const same =
    first.status === again.status &&
    first.text === again.text &&
    commitOf(first) === commitOf(again);
  if (!same) {
    throw new NotIdempotent(
      `${contract.id} repeated answered other bytes:\n${told(first)}\n${told(again)}`,
    );
  }
}

/** Another request of the same operation: what it asks for differs, and nothing else. */
function otherInput(contract: AnyOperation, input: Record<string, unknown>) {
  const [name] = contract.pathFields;
  if (name === undefined) {
    const [field] = Object.entries(input).find(([, value]) => typeof value === 'string') ?? [];
    if (field === undefined) return undefined;
    return { ...input, [field]: differently(String(input[field])) };
  }
  return { ...input, [name]: differently(String(input[name])) };
}

function differently(value: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value))
    return value.endsWith('1') ? `${value.slice(0, -1)}2` : `${value.slice(0, -1)}1`;
  return value.endsWith('0') ? `${value.slice(0, -1)}1` : `${value.slice(0, -1)}0`;
}

async function assertKeyMeansThisRequest(
  keyed: Keyed,
  contract: AnyOperation,
  key: string,
  input: Record<string, unknown>,
): Promise<void> {
  const other = otherInput(contract, input);
  if (!other || !contract.input.safeParse(other).success) return;
  const answer = await keyed.through(requestFor(contract, keyed.token, other, { key }));
  if (answer.status !== 422 || answer.body.code !== 'idempotencyKeyReused') {
    throw new NotIdempotent(`${contract.id} took another request under one key: ${told(answer)}`);
  }
}

/**
 * Two at once under a fresh key, accepted. What happens by itself may come between a dry run and
 * the command, a new plan for one: then the dry run is refused by now, and another input is sought.
 */
async function sentTwice(keyed: Keyed, contract: AnyOperation) {
  const key = freshKey(keyed);
  const input = await inputFor(keyed, contract);
  const request = requestFor(contract, keyed.token, input, { key });
  const [one, two] = await Promise.all([keyed.through(request), keyed.through(request)]);
  if (one.status < 300) return { key, input, request, one, two };
  const dry = requestFor(contract, keyed.token, input, { dryRun: true });
  const moved = one.status === two.status && (await keyed.through(dry)).status >= 400;
  if (one.status < 500 && moved) return sentTwice(keyed, contract);
  throw new NotIdempotent(`${contract.id} refused what its dry run took: ${told(one)}`);
}

/**
 * Two at once are one effect and hear the same; whoever comes later hears it too, byte for byte;
 * the key is bound to this request, and says nothing to another person.
 */
export async function checkRepeat(keyed: Keyed, contract: AnyOperation): Promise<void> {
  const { key, input, request, one, two } = await sentTwice(keyed, contract);
  keyed.catalogue.note(one.body);
  assertSameBytes(contract, one, two);
  for (let times = 0; times < 2; times += 1) {
    assertSameBytes(contract, one, await keyed.through(request));
  }
  await assertKeyMeansThisRequest(keyed, contract, key, input);
  await assertOthersAreFree(keyed, contract, key, { input, first: one });
}

async function assertOthersAreFree(
  keyed: Keyed,
  contract: AnyOperation,
  key: string,
  { input, first }: { input: Record<string, unknown>; first: RawAnswer },
): Promise<void> {
  const answer = await keyed.through(requestFor(contract, keyed.otherToken, input, { key }));
  if (commitOf(answer) !== undefined && commitOf(answer) === commitOf(first)) {
    throw new NotIdempotent(`${contract.id} replayed one person's answer to another`);
  }
  if (answer.body?.code === 'idempotencyKeyReused') {
    throw new NotIdempotent(`${contract.id} holds one person's key against another`);
  }
  if (answer.status < 300) keyed.catalogue.note(answer.body);
}

/** A key that is none is refused before anything happens. */
export async function checkMalformed(keyed: Keyed, contract: AnyOperation): Promise<void> {
  const input = contract.pathFields.length > 0 ? { id: 'x' } : {};
  for (const key of malformedKeys) {
    const answer = await keyed.through(requestFor(contract, keyed.token, input, { key }));
    if (answer.status !== 400 || answer.body.code !== 'invalidIdempotencyKey') {
      throw new NotIdempotent(`${contract.id} with the key "${key}": ${told(answer)}`);
    }
  }
}

/** The same key on another operation is another key. */
export async function checkOtherOperation(
  keyed: Keyed,
  first: AnyOperation,
  second: AnyOperation,
): Promise<void> {
  const key = freshKey(keyed);
  const one = await accepted(keyed, first, key);
  const two = await accepted(keyed, second, key);
  const independent = two.answer.status < 300 && commitOf(one.answer) !== commitOf(two.answer);
  if (!independent) {
    throw new NotIdempotent(`${second.id} is bound by a key of ${first.id}: ${told(two.answer)}`);
  }
}

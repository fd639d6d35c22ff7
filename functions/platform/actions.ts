import { fieldMeta } from '../../shared/contracts/fields.ts';
import type { AnyDoc, AnyNoun } from '../../shared/contracts/noun.ts';
import {
  type AppError,
  conflict,
  defineError,
  versionConflict,
} from '../../shared/kernel/errors.ts';
import type { LoggedChange } from './commit-log.ts';
import type { Action } from './guards.ts';
import { hashOf } from './hashing.ts';
import { documentKey, foldedValue, type Key, personalKey, uniqueKey } from './keys.ts';
import type { Change } from './outcome.ts';
import { pack, packedBytes } from './packing.ts';
import { derivedOnce } from './schema-walk.ts';

const duplicate = defineError(
  'duplicate',
  409,
  'Another {noun} already has {field} "{value}". Use a different one, or open that {noun}.',
);

const personalNames = derivedOnce((schema) =>
  Object.entries((schema as AnyNoun['fields']).shape)
    .filter(([, field]) => fieldMeta(field as never).personal)
    .map(([name]) => name),
);

/** Top-level fields of a noun that hold personal data. */
export const personalFields = (noun: AnyNoun): string[] => personalNames(noun.fields);

interface Split {
  plain: AnyDoc;
  personal?: Record<string, unknown>;
}

function splitPersonal(noun: AnyNoun, doc: AnyDoc): Split {
  const names = personalFields(noun).filter((name) => doc[name] !== undefined);
  if (names.length === 0) return { plain: doc };
  const plain = { ...doc };
  const personal: Record<string, unknown> = {};
  for (const name of names) {
    personal[name] = doc[name];
    delete plain[name];
  }
  return { plain, personal };
}

export interface DocumentActions {
  actions: Action[];
  logged: LoggedChange;
  /** The document as an answer shows it, first or repeated: personal values come last. */
  shown: AnyDoc | null;
}

const ABSENT = 'attribute_not_exists(pk)';

/** Whether it must find nothing under its key. */
export const mustBeNew = ({ kind, input }: Action): boolean =>
  kind === 'Put' && input['ConditionExpression'] === ABSENT;

const put = (table: string, item: object, absent?: () => AppError): Action => ({
  kind: 'Put',
  input: { TableName: table, Item: item, ...(absent && { ConditionExpression: ABSENT }) },
  refusal: absent ?? (() => conflict({ reason: 'an item could not be written.' })),
  stale: false,
});

/** A flag is taken when it is set: one document of a noun at most may carry a unique one. */
const valuesOf = (doc: AnyDoc | null | undefined, fields: readonly string[]) => {
  const values = fields.map((field) => (doc?.[field] === true ? 'true' : doc?.[field]));
  return values.every((value) => typeof value === 'string') ? (values as string[]) : undefined;
};

function uniqueActions(table: string, change: Change): Action[] {
  const { noun } = change;
  const actions: Action[] = [];
  for (const fields of noun.uniqueSets) {
    const before = valuesOf(change.before as AnyDoc | undefined, fields);
    const after = valuesOf(change.after as AnyDoc | null, fields);
    const same =
      JSON.stringify(before?.map(foldedValue)) === JSON.stringify(after?.map(foldedValue));
    if (same) continue;
    if (after) {
      const value = after.join(' / ');
      const refusal = () =>
        duplicate(
          { noun: noun.label.en.toLowerCase(), field: fields.join(' + '), value },
          `/${fields[0]}`,
        );
      const item = { ...uniqueKey(noun, fields, after), id: (change.after as AnyDoc).id };
      actions.push(put(table, item, refusal));
    }
    if (before) {
      const Key = uniqueKey(noun, fields, before);
      const refusal = () => conflict({ reason: 'a lookup could not be removed.' });
      actions.push({ kind: 'Delete', input: { TableName: table, Key }, refusal, stale: false });
    }
  }
  return actions;
}

function versionCondition(version: number) {
  return { ConditionExpression: 'v = :v', ExpressionAttributeValues: { ':v': version } };
}

function writeAction(table: string, change: Change, item: object, key: Key): Action {
  const before = change.before as AnyDoc | undefined;
  const { noun } = change;
  if (!before) {
    const called = `${noun.label.en.toLowerCase()} ${(change.after as AnyDoc).id}`;
    const exists = () => conflict({ reason: `the ${called} exists already.` });
    // Somebody has made it meanwhile: who decides again finds it.
    return { ...put(table, item, exists), stale: true };
  }
  const refusal = () => versionConflict({ noun: noun.label.en.toLowerCase(), id: before.id });
  const base = { TableName: table, ...versionCondition(before.version) };
  return change.after === null
    ? { kind: 'Delete', input: { ...base, Key: key }, refusal, stale: true }
    : { kind: 'Put', input: { ...base, Item: item }, refusal, stale: true };
}

/** An item of the store holds 400 KB, with its keys and what says where its personal values lie. */
const MOST_BYTES = 390_000;

const documentTooLarge = defineError(
  'documentTooLarge',
  422,
  'This {noun} would take {kilobytes} KB where {limit} KB fit. Split it, or shorten its texts.',
);

const tooLong = (noun: AnyNoun, bytes: number): AppError =>
  documentTooLarge({
    noun: noun.label.en.toLowerCase(),
    kilobytes: Math.ceil(bytes / 1000),
    limit: MOST_BYTES / 1000,
  });

/**
 * The actions that write one document with its lookups, and what the log keeps of it. The salt of
 * the personal hash lies with the values: erased together, the hash tells nothing any more.
 */
export function documentActions(table: string, change: Change, salt: string): DocumentActions {
  const { noun } = change;
  const before = change.before as AnyDoc | undefined;
  const after = change.after as AnyDoc | null;
  const id = (after ?? before)?.id as string;
  const key = documentKey(noun, id);
  const unique = uniqueActions(table, change);
  if (!after) {
    const version = (before?.version ?? 0) + 1;
    return {
      actions: [writeAction(table, change, {}, key), ...unique],
      logged: { entity: noun.id, id, version, after: null },
      shown: null,
    };
  }
  const { plain, personal } = splitPersonal(noun, after);
  const packed = pack(plain);
  if (packedBytes(packed) > MOST_BYTES) throw tooLong(noun, packedBytes(packed));
  const item = { ...key, v: after.version, ...packed, ...(personal && { personal: true }) };
  const actions = [writeAction(table, change, item, key), ...unique];
  const logged: LoggedChange = { entity: noun.id, id, version: after.version, after: plain };
  if (personal) {
    const part = { ...personalKey(noun, id, after.version), salt, ...pack(personal) };
    actions.push(put(table, part));
    logged.personal = hashOf([salt, personal]);
  }
  return { actions, logged, shown: { ...plain, ...personal } };
}

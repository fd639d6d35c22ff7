import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Leaf, leavesOf } from '../../functions/platform/schema-walk.ts';
import { unwrap } from '../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { filled } from '../isolation/id-slots.ts';
import { type RawRequest, requestFor } from '../support/handler-call.ts';
import type { Random } from '../support/seeded.ts';

export interface Malformed {
  request: RawRequest;
  /** How it was broken, for the message when it is taken. */
  how: string;
  /** The field that is wrong; absent when the whole request is. */
  field?: string;
  /** It may be taken all the same: a strange text is a text. */
  mayPass: boolean;
}

const file = join(import.meta.dirname, '../../../shared/data/security/blns.json');

/** The big list of naughty strings, if the data is there, and some of our own. */
export const naughty: string[] = [
  ...(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []),
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '   ',
  '\u2028',
  '\u202e reversed',
  '__proto__',
  'constructor',
  'toString',
  '$where',
  '${jndi:ldap://x}',
  '{{7*7}}',
  "'; DROP TABLE unit; --",
  '1e309',
  'NaN',
  'Infinity',
  '-0',
  '0x10',
  '1_000',
  '１２',
  '1e5',
  '1.0000000',
  '+1',
  '.5',
  '5.',
  '99999999999999999999999999',
  '2026-02-30',
  '0000-00-00',
  '2026-13-01T00:00:00.000Z',
];

const wellFormed = naughty.filter((text) => text.isWellFormed());
const beginningOf = (text: string): string => [...text].slice(0, 40).join('');

const hugeText = 'x'.repeat(100_000);

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

/** Values of other types than any field takes. */
const wrongTypes: readonly [string, (random: Random) => unknown][] = [
  ['null', () => null],
  ['a list', () => []],
  ['an object', () => ({})],
  ['a number', () => 7],
  ['a fraction', () => 1.5],
  ['a negative number', () => -1],
  ['a number beyond exactness', () => 2 ** 60],
  ['true', () => true],
  ['a huge text', () => hugeText],
  ['a list of 100,000', () => new Array(100_000).fill(1)],
  ['a deep value', () => deep(200)],
  ['an empty text', () => ''],
  ['__proto__', () => JSON.parse('{"__proto__":{"polluted":true}}')],
  ['a naughty text', (random) => random.pick(naughty)],
];

const isText = ({ schema }: Leaf) =>
  unwrap(schema) instanceof z.ZodString || unwrap(schema) instanceof z.ZodStringFormat;

function wrongField(contract: AnyOperation, base: object, random: Random): Malformed | undefined {
  const leaves = leavesOf(contract.input).filter(
    ({ path }) => contract.kind === 'command' && !contract.pathFields.includes(path[0] as string),
  );
  if (leaves.length === 0) return undefined;
  const leaf = random.pick(leaves);
  const depth = 1 + random.below(leaf.path.length);
  const path =
    leaf.path[depth - 1] === '*' ? leaf.path.slice(0, depth - 1) : leaf.path.slice(0, depth);
  const [how, make] = random.pick(wrongTypes);
  const input = filled(base as Record<string, unknown>, path, make(random));
  const strange = how.includes('naughty') || how.includes('text') || how === 'null';
  const fits = contract.input.safeParse(input).success;
  return {
    request: requestFor(contract, null, input),
    how: `${how} at /${path.join('/')}`,
    field: path[0] as string,
    mayPass: fits || (strange && isText(leaf) && fits),
  };
}

type Breaker = (
  contract: AnyOperation,
  base: Record<string, unknown>,
  random: Random,
) => Malformed | undefined;

const body = (contract: AnyOperation, base: Record<string, unknown>) =>
  requestFor(contract, null, base);

/** A body that is no JSON object in UTF-8, whatever the operation. */
const brokenBodies: readonly [string, (text: string, random: Random) => string | Buffer][] = [
  ['an open brace', () => '{'],
  ['a list', () => '[]'],
  ['a text', () => '"x"'],
  ['null', () => 'null'],
  ['a number', () => '1e999'],
  ['NaN', () => '{"a":NaN}'],
  ['a trailing comma', (text) => text.replace(/}$/, ',}')],
  ['two documents', (text) => `${text}${text}`],
  ['a comment', (text) => `/* x */${text}`],
  ['single quotes', () => "{'a':1}"],
  ['a key twice', () => '{"name":"a","name":"b"}'],
  ['a key twice, once escaped', () => '{"name":"a","n\\u0061me":"b"}'],
  ['a key twice, deep inside', () => '{"lines":[{"a":1,"a":2}]}'],
  ['a deep nest', () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ['a deep nest of objects', () => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['bad UTF-8', () => Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ['a lone continuation byte', () => Buffer.from([0x7b, 0x80, 0x7d])],
  ['an overlong slash', () => Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d])],
  ['UTF-16', () => Buffer.from('{"a":1}', 'utf16le')],
  ['a byte order mark in the middle', () => '{"a\ufeff":1}'],
];

const breakers: readonly [number, Breaker][] = [
  [10, wrongField],
  [
    2,
    (contract, base, random) => {
      if (contract.kind === 'query') return undefined;
      const [how, make] = random.pick(brokenBodies);
      const sound = body(contract, base);
      const made = make(sound.body ?? '{}', random);
      const text = typeof made === 'string';
      // A deep or doubled key may be an unknown field first; either way it is refused.
      return {
        request: {
          ...sound,
          body: text ? made : made.toString('base64'),
          ...(!text && { base64: true }),
        },
        how: `a body with ${how}`,
        mayPass: false,
      };
    },
  ],
  [
    2,
    (contract, base, random) => {
      const name = random.pick(['__proto__', 'constructor', 'nosuchfield', 'a/b', 'a~b', '键', '']);
      if (contract.kind === 'query') {
        const request = body(contract, base);
        return {
          request: { ...request, query: `zz${random.word(3)}=1` },
          how: 'a field too many',
          mayPass: false,
        };
      }
      const extra = JSON.parse(`{${JSON.stringify(name)}:1}`);
      const rest = Object.fromEntries(Object.entries(base));
      const text = JSON.stringify(rest).replace(
        /}$/,
        `${Object.keys(rest).length ? ',' : ''}${JSON.stringify(extra).slice(1)}`,
      );
      return {
        request: { ...body(contract, base), body: text },
        how: `the field ${name} too many`,
        mayPass: false,
      };
    },
  ],
  [
    2,
    (contract, base, random) => {
      const required = Object.keys(base).filter((name) => !contract.pathFields.includes(name));
      if (required.length === 0 || contract.kind === 'query') return undefined;
      const name = random.pick(required);
      const { [name]: _, ...rest } = base;
      return {
        request: body(contract, rest),
        how: `without ${name}`,
        field: name,
        mayPass: contract.input.safeParse(rest).success,
      };
    },
  ],
  [
    3,
    (contract, base, random) => {
      if (contract.pathFields.length === 0) return undefined;
      const value = random.pick([
        '%ZZ',
        '%',
        '%00',
        '%c0%af',
        '..%2f..%2fx',
        '%2e%2e',
        encodeURIComponent(random.pick(wellFormed)) || 'x',
        'x'.repeat(5000),
        '%F0%9F',
      ]);
      const sound = body(contract, base);
      const path = contract.path.replace(/\{(\w+)\}/g, value);
      return { request: { ...sound, path }, how: `the path ${value.slice(0, 40)}`, mayPass: true };
    },
  ],
  [
    3,
    (contract, base, random) => {
      const query = random.pick([
        'limit=0',
        'limit=1e3',
        'limit=NaN',
        'limit=99999999999999999999',
        'limit=1&limit=2',
        'limit[]=1',
        'limit[a]=1',
        'cursor=x',
        'cursor=a.b',
        `cursor=${'A'.repeat(1900)}`,
        'sort=nosuch',
        'sort=__proto__',
        'sort=-',
        `sort=${'id,'.repeat(60)}`,
        'filter[id]=x',
        'filter[nosuch][eq]=1',
        'filter[__proto__][eq]=1',
        'filter[id][like]=1',
        'filter[version][eq]=NaN',
        'filter[version][gt]=1e5',
        'filter[createdAt][lt]=yesterday',
        'filter[id][eq]=%00',
        'filter[id][eq]=%ff',
        `filter[id][in]=${'x,'.repeat(900)}`,
        'fields=nosuch',
        'fields=__proto__',
        'expand=nosuch',
        'expand=constructorId',
        'asOf=yesterday',
        'asOf=0000-01-01T00:00:00.000Z',
        'asOf=9999-12-31T23:59:59.999Z',
        'asOf=2026-02-30T00:00:00.000Z',
        'search=%00',
        'search=%22',
        'search=*%20OR%20NEAR(',
        `search=${encodeURIComponent(beginningOf(random.pick(wellFormed)))}`,
        'search=%ed%a0%80',
        'count=yes',
        'archived=1',
        '=1',
        '&&&',
        '%ZZ=1',
        'a[b][c][d]=1',
        'dryRun=maybe',
        '__proto__[x]=1',
        'filter[a][b][c]=1',
      ]);
      const request = body(contract, base);
      return {
        request: { ...request, query },
        how: `the query ${query.slice(0, 60)}`,
        mayPass: true,
      };
    },
  ],
  [
    1,
    (contract, base, random) => {
      const headers = random.pick<Record<string, string>>([
        { 'content-type': 'text/plain' },
        { 'content-type': 'multipart/form-data; boundary=x' },
        { 'content-type': '' },
        { 'content-type': 'application/json; charset=utf-16' },
        { 'if-match': 'x' },
        { 'if-match': '"1", "2"' },
        { 'if-match': '\u0000' },
        { 'idempotency-key': '' },
        { 'idempotency-key': 'x'.repeat(10_000) },
        { 'accept-language': '*'.repeat(5000) },
        { 'content-encoding': 'gzip' },
      ]);
      const request = body(contract, base);
      return {
        request: { ...request, headers: { ...request.headers, ...headers } },
        how: `the headers ${JSON.stringify(headers).slice(0, 60)}`,
        mayPass: true,
      };
    },
  ],
];

const weighted = breakers.flatMap(([weight, breaker]) =>
  Array.from({ length: weight }, () => breaker),
);

/**
 * One request with exactly one thing wrong in it, if `base` is right. Of one that is wrong
 * elsewhere too, only the first check may be reported: no field is named for it.
 */
export function malformed(
  contract: AnyOperation,
  base: Record<string, unknown>,
  random: Random,
): Malformed {
  for (;;) {
    const made = random.pick(weighted)(contract, base, random);
    if (!made) continue;
    const { field, ...rest } = made;
    return field !== undefined && contract.input.safeParse(base).success ? made : rest;
  }
}

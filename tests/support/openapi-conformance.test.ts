import { describe, expect, it } from 'vitest';
import { operationOf } from './handler-call.ts';
import { type AnyAnswer, assertConforms, NotConforming } from './openapi-conformance.ts';

const unit = {
  id: `unit_${'0'.repeat(26)}`,
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'user:mem_1',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'user:mem_1',
  code: 'pcs',
  name: 'Piece',
  decimals: 0,
};

const problem = {
  type: 'https://tandem.example/problems/notFound',
  title: 'There is no unit.',
  status: 404,
  code: 'notFound',
  errors: [],
  requestId: 'r1',
};

const answer = (status: number, body: unknown, more: Record<string, string> = {}): AnyAnswer => ({
  status,
  body,
  text: JSON.stringify(body),
  headers: {
    'content-type': `application/${status < 300 ? '' : 'problem+'}json; charset=utf-8`,
    'cache-control': 'no-store',
    'x-request-id': 'r1',
    ...more,
  },
});

const get = operationOf('masterdata.getUnit');
const list = operationOf('masterdata.listUnit');
const create = operationOf('masterdata.createUnit');
const check = (contract: typeof get, given: AnyAnswer, input = {}, dryRun = false) =>
  assertConforms(contract, given, { input, ...(dryRun && { dryRun }) });

const sound: [string, () => void][] = [
  ['a whole document', () => check(get, answer(200, unit))],
  ['a list of whole documents', () => check(list, answer(200, { data: [unit] }))],
  [
    'a list of chosen fields',
    () => check(list, answer(200, { data: [{ id: unit.id, code: 'pcs' }] }), { fields: 'code' }),
  ],
  ['a problem', () => check(get, answer(404, problem))],
  [
    'a dry run',
    () =>
      check(create, answer(200, { dryRun: true, result: unit, changes: [], events: [] }), {}, true),
  ],
];

const planted: [string, () => void][] = [
  ['an undeclared field', () => check(get, answer(200, { ...unit, secret: 'x' }))],
  ['a missing field', () => check(get, answer(200, { ...unit, name: undefined }))],
  ['a field of the wrong type', () => check(get, answer(200, { ...unit, decimals: '0' }))],
  [
    'an undeclared field in a row',
    () => check(list, answer(200, { data: [{ ...unit, pk: 'unit#1' }] })),
  ],
  [
    'a row that lacks fields nobody left out',
    () => check(list, answer(200, { data: [{ id: unit.id, code: 'pcs' }] })),
  ],
  [
    'a row without the id that every row has',
    () => check(list, answer(200, { data: [{ code: 'pcs' }] }), { fields: 'code' }),
  ],
  [
    'a chosen field of the wrong type',
    () =>
      check(list, answer(200, { data: [{ id: unit.id, decimals: '0' }] }), { fields: 'decimals' }),
  ],
  ['another success than declared', () => check(create, answer(200, unit))],
  ['another media type', () => check(get, answer(200, unit, { 'content-type': 'text/html' }))],
  ['an answer that may be cached', () => check(get, answer(200, unit, { 'cache-control': 'x' }))],
  ['a problem with a field too many', () => check(get, answer(404, { ...problem, stack: 'at x' }))],
  ['a problem that is no problem', () => check(get, answer(404, { message: 'not found' }))],
  ['a problem with another status', () => check(get, answer(409, problem))],
  [
    'a problem as plain JSON',
    () => check(get, answer(404, problem, { 'content-type': 'application/json' })),
  ],
  [
    'a pointer that is none',
    () =>
      check(
        get,
        answer(404, { ...problem, errors: [{ pointer: 'code', code: 'c', message: 'm' }] }),
      ),
  ],
  [
    'a dry run that answers as if it had happened',
    () => check(create, answer(200, unit), {}, true),
  ],
];

describe('the checker of answers', () => {
  it.each(sound)('accepts %s', (_, run) => {
    expect(run).not.toThrow();
  });

  it.each(planted)('catches %s', (_, run) => {
    expect(run).toThrow(NotConforming);
  });
});

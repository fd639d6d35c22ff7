import { describe, expect, it } from 'vitest';
import { compilePattern } from './pattern.ts';

const event = {
  source: 'tandem.sales',
  'detail-type': 'OrderConfirmed',
  detail: {
    total: 120.5,
    currency: 'CNY',
    code: 'SO-2026-0001.draft',
    urgent: true,
    note: null,
    tags: ['export', 'Key'],
    lines: [
      { item: 'A', quantity: 5 },
      { item: 'B', quantity: 50 },
    ],
    customer: { country: 'cn' },
    empty: [],
  },
};

const detail = (pattern: object) => ({ detail: pattern });

describe('an event pattern', () => {
  it.each([
    ['exact text', { source: ['tandem.sales'] }, true],
    ['another text', { source: ['tandem.crm'] }, false],
    ['one of several', { source: ['tandem.crm', 'tandem.sales'] }, true],
    ['all fields', { source: ['tandem.sales'], 'detail-type': ['OrderShipped'] }, false],
    ['a number', detail({ total: [120.5] }), true],
    ['a number as text', detail({ total: ['120.5'] }), false],
    ['a boolean', detail({ urgent: [true] }), true],
    ['null', detail({ note: [null] }), true],
    ['null for an absent field', detail({ absent: [null] }), false],
    ['an element of a list', detail({ tags: ['export'] }), true],
    ['a nested field', detail({ customer: { country: ['cn'] } }), true],
    ['a field in objects of a list', detail({ lines: { item: ['B'] } }), true],
    ['a value that no object of the list has', detail({ lines: { item: ['C'] } }), false],
    ['prefix', detail({ code: [{ prefix: 'SO-' }] }), true],
    ['prefix that is inside', detail({ code: [{ prefix: '2026' }] }), false],
    [
      'prefix in another case',
      detail({ code: [{ prefix: { 'equals-ignore-case': 'so-' } }] }),
      true,
    ],
    ['suffix', detail({ code: [{ suffix: '.draft' }] }), true],
    ['suffix that is not', detail({ code: [{ suffix: '.final' }] }), false],
    ['another case', detail({ currency: [{ 'equals-ignore-case': 'cny' }] }), true],
    ['anything but it', detail({ currency: [{ 'anything-but': 'CNY' }] }), false],
    ['anything but others', detail({ currency: [{ 'anything-but': ['EUR', 'USD'] }] }), true],
    ['anything but a number', detail({ total: [{ 'anything-but': 120.5 }] }), false],
    ['anything but a prefix', detail({ code: [{ 'anything-but': { prefix: 'SO' } }] }), false],
    ['anything but a suffix', detail({ code: [{ 'anything-but': { suffix: 'x' } }] }), true],
    ['anything but, of an absent field', detail({ absent: [{ 'anything-but': 'x' }] }), false],
    ['numeric =', detail({ total: [{ numeric: ['=', 120.5] }] }), true],
    ['numeric >', detail({ total: [{ numeric: ['>', 120.5] }] }), false],
    ['numeric range', detail({ total: [{ numeric: ['>', 100, '<=', 120.5] }] }), true],
    ['numeric on text', detail({ currency: [{ numeric: ['>', 0] }] }), false],
    [
      'numeric in a list of objects',
      detail({ lines: { quantity: [{ numeric: ['>=', 50] }] } }),
      true,
    ],
    ['exists', detail({ currency: [{ exists: true }] }), true],
    ['exists, of null', detail({ note: [{ exists: true }] }), true],
    ['exists, of an absent field', detail({ absent: [{ exists: true }] }), false],
    ['does not exist', detail({ absent: [{ exists: false }] }), true],
    ['exists, of an object', detail({ customer: [{ exists: true }] }), false],
    ['does not exist below an absent object', detail({ absent: { x: [{ exists: false }] } }), true],
    ['$or', { $or: [{ source: ['x'] }, { 'detail-type': ['OrderConfirmed'] }] }, true],
    ['$or of none', { $or: [{ source: ['x'] }, { 'detail-type': ['y'] }] }, false],
    ['$or inside detail', detail({ $or: [{ total: [1] }, { currency: ['CNY'] }] }), true],
    [
      '$or beside a field',
      { source: ['x'], $or: [{ source: ['x'] }, detail({ total: [120.5] })] },
      false,
    ],
    ['a mixture of alternatives', detail({ total: [1, { numeric: ['>', 100] }] }), true],
  ])('%s: %j → %s', (_title, pattern, outcome) => {
    expect(compilePattern(pattern)(event)).toBe(outcome);
  });

  it.each([
    ['an unknown operator', detail({ ip: [{ cidr: '10.0.0.0/8' }] }), /operator cidr/],
    ['a wildcard', detail({ code: [{ wildcard: 'SO-*' }] }), /operator wildcard/],
    ['two operators at once', detail({ a: [{ prefix: 'x', suffix: 'y' }] }), /exactly one/],
    ['a bare value', { source: 'tandem.sales' }, /source must be a list/],
    ['an empty list', { source: [] }, /source must be a list/],
    ['an empty pattern', {}, /at least one field/],
    ['an empty object inside', detail({}), /detail is empty/],
    ['exists with a text', detail({ a: [{ exists: 'yes' }] }), /exists/],
    ['an unknown comparison', detail({ a: [{ numeric: ['!=', 1] }] }), /numeric/],
    ['half a range', detail({ a: [{ numeric: ['>', 1, '<'] }] }), /numeric/],
    [
      'anything-but with exists',
      detail({ a: [{ 'anything-but': { exists: true } }] }),
      /anything-but/,
    ],
    ['$or with one branch', { $or: [{ source: ['x'] }] }, /at least two/],
    ['a list in a list', detail({ a: [['x']] }), /list in a list/],
    ['prefix with a number', detail({ a: [{ prefix: 1 }] }), /prefix/],
  ])('refuses %s', (_title, pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(message);
  });
});

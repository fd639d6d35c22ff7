import { describe, expect, test } from 'vitest';
import * as errors from './errors.ts';

test('an error carries code, status, sentence, parameters and place', () => {
  const creditExceeded = errors.defineError(
    'creditExceeded',
    422,
    'The order exceeds the credit of {customer} by {amount}.',
  );
  const error = creditExceeded({ customer: 'Acme', amount: '12.50' }, '/customerId');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'AppError',
    code: 'creditExceeded',
    status: 422,
    message: 'The order exceeds the credit of Acme by 12.50.',
    params: { customer: 'Acme', amount: '12.50' },
    pointer: '/customerId',
  });
});

test('field errors and the cause are kept', () => {
  const cause = new TypeError('inner');
  const fields = [{ pointer: '/lines/0/quantity', code: 'required', message: 'Fill this in.' }];
  const error = new errors.AppError({
    code: 'invalid',
    status: 400,
    message: 'No.',
    errors: fields,
    cause,
  });
  expect(error.errors).toEqual(fields);
  expect(error.cause).toBe(cause);
  expect(error.params).toEqual({});
  expect(errors.invalid({ reason: 'No.' }, undefined, fields).errors).toEqual(fields);
});

describe('filling in a sentence', () => {
  test.each([
    ['{a} and {b}', { a: 1, b: 'two' }, '1 and two'],
    ['allowed: {list}.', { list: ['x', 'y'] }, 'allowed: x, y.'],
    ['allowed: {list}.', { list: [] }, 'allowed: none.'],
    ['{missing} stays', {}, '{missing} stays'],
    ['{toString} stays', {}, '{toString} stays'],
    ['{a}', { a: '{b}', b: 'x' }, '{b}'],
    ['{a}', { a: '$&' }, '$&'],
    ['{a}', { a: null }, 'null'],
    ['{a}', { a: { x: 1 } }, '{"x":1}'],
  ])('%j with %j says %j', (template, params, expected) => {
    expect(errors.interpolate(template, params)).toBe(expected);
  });
});

test('the usual errors have the status that the interface promises', () => {
  const made = [
    errors.invalid({ reason: 'it is empty.' }),
    errors.forbidden({ permission: 'sales.confirm' }),
    errors.notFound({ noun: 'customer', id: 'cus_1' }),
    errors.conflict({ reason: 'the code is taken.' }),
    errors.versionConflict({ noun: 'order', id: 'so_1' }),
    errors.unprocessable({ reason: 'it is closed.' }),
  ];
  expect(made.map(({ code, status }) => [code, status])).toEqual([
    ['invalid', 400],
    ['forbidden', 403],
    ['notFound', 404],
    ['conflict', 409],
    ['versionConflict', 412],
    ['unprocessable', 422],
  ]);
  expect(made[2]?.message).toBe('There is no customer cus_1.');
  for (const { message } of made) expect(message).not.toMatch(/[{}]/);
});

test('a sentence with placeholders does not compile without its parameters', () => {
  // @ts-expect-error id is missing
  expect(errors.notFound({ noun: 'customer' }).message).toBe('There is no customer {id}.');
  // @ts-expect-error all are missing
  expect(errors.notFound().params).toEqual({});
  const plain = errors.defineError('plain', 409, 'This is closed.');
  expect(plain().message).toBe('This is closed.');
});

import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { integer, text } from '../../../shared/contracts/fields.ts';
import { validationError, wantsDryRun } from './request.ts';

describe('a request for a dry run', () => {
  it.each([
    ['dryRun=true', true],
    ['dryRun=false', false],
    ['', false],
  ])('%s is understood', (rawQueryString, expected) => {
    expect(wantsDryRun({ rawQueryString })).toBe(expected);
  });

  it.each(['1', 'TRUE', 'yes', '', 'true '])(
    'that says "%s" is refused, not carried out for real',
    (value) => {
      const rawQueryString = `dryRun=${encodeURIComponent(value)}`;
      expect(() => wantsDryRun({ rawQueryString })).toThrow('dryRun');
    },
  );
});

describe('input that does not fit', () => {
  const schema = z.strictObject({ name: text(3), days: integer(0, 9) });
  const refused = (values: Record<string, unknown>) => {
    const { error } = schema.safeParse(values, { reportInput: true });
    return validationError(error as z.ZodError, schema);
  };

  it.each(['\u200b', '\u2060\ufeff', '\u00ad', '\u200bA', ' A', 'A '])(
    'text that nobody sees, or that hides at its beginning, is none: %j',
    (value) => expect(text(3).safeParse(value).success).toBe(false),
  );

  it.each(['A', '轴', '№1', '„A', '(A)', '😀'])('what is seen is text: %s', (value) => {
    expect(text(3).safeParse(value).success).toBe(true);
  });

  it('is counted by fields, of which one may have several errors', async () => {
    const error = await refused({ name: ' long ', days: 1 });
    expect(error.errors).toHaveLength(2);
    expect(error.message).toBe('Please correct one field: /name: Use at most 3 characters.');
    expect((await refused({})).message).toContain('2 fields');
  });

  it('tells the limit as a parameter too', async () => {
    const [error] = (await refused({ name: 'a', days: 10 })).errors ?? [];
    expect(error).toEqual({
      pointer: '/days',
      code: 'too_big',
      message: 'Enter a number of at most 9.',
      params: { maximum: 9 },
    });
  });
});

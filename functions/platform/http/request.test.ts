import { describe, expect, it } from 'vitest';
import { wantsDryRun } from './request.ts';

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

import { describe, expect, it } from 'vitest';
import { visibleRows, withBranches } from './visible-rows.ts';

const rows = ['10', '10/10', '10/10/20', '20', '100'].map((path) => ({ path }));
const shown = (closed: string[]) => visibleRows(rows, new Set(closed)).map(({ path }) => path);

describe('a structure with closed branches', () => {
  it('hides what lies below a closed row, and nothing whose number only begins alike', () => {
    expect(shown([])).toEqual(['10', '10/10', '10/10/20', '20', '100']);
    expect(shown(['10'])).toEqual(['10', '20', '100']);
    expect(shown(['10/10'])).toEqual(['10', '10/10', '20', '100']);
  });

  it('knows which rows can be opened', () => {
    expect([...withBranches(rows)].filter((path) => path !== '')).toEqual(['10', '10/10']);
  });
});

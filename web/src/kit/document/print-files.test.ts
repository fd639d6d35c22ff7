import { describe, expect, it } from 'vitest';
import { MAX_TOGETHER } from '../../../../shared/contracts/printing/print-operations.ts';
import { MOST_IN_FILE, printFiles } from './print-files.ts';

describe('many documents on paper', () => {
  it('fill files as large as the server makes them, and none is left out', () => {
    const ids = Array.from({ length: 120 }, (_, index) => `id ${index}`);
    const files = printFiles(ids);
    expect(files.map(({ from, to }) => `${from}–${to}`)).toEqual(['1–50', '51–100', '101–120']);
    expect(files.flatMap((file) => file.ids)).toEqual(ids);
    expect(MOST_IN_FILE).toBe(MAX_TOGETHER);
  });

  it('are one file up to that', () => {
    expect(printFiles(['a'])).toEqual([{ ids: ['a'], from: 1, to: 1 }]);
    expect(printFiles(Array.from({ length: 50 }, String))).toHaveLength(1);
  });
});

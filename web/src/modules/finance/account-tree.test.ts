import { expect, it } from 'vitest';
import { inTree } from './account-tree.ts';

it('accounts stand below their parents by code, and orphans at the top', () => {
  const all = [
    { code: '2221.01', parentCode: '2221' },
    { code: '1002' },
    { code: '2221.01.02', parentCode: '2221.01' },
    { code: '2221' },
    { code: '9001', parentCode: '9' },
  ];
  expect(inTree(all).map(({ account, level }) => [account.code, level])).toEqual([
    ['1002', 0],
    ['2221', 0],
    ['2221.01', 1],
    ['2221.01.02', 2],
    ['9001', 0],
  ]);
});

import { expect, test } from 'vitest';
import { withConstantKeys } from './constant-keys.ts';

test('a key whose constant the file declares is written out, another stays computed', () => {
  const source = 'const _e = "error";\nconst a = { [_e]: _c, [_x]: 1 };';
  expect(withConstantKeys(source)).toBe('const _e = "error";\nconst a = { "error": _c, [_x]: 1 };');
});

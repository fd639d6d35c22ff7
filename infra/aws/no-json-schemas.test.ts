import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { noJsonSchemas } from './no-json-schemas.ts';

const source = `
  import * as z from 'zod';
  const name = z.string().min(2).max(5);
  export const bounds = [name.minLength, name.maxLength];
  export const accepts = (value) => z.strictObject({ name }).safeParse({ name: value }).success;
  export const describe = () => name.toJSONSchema();
`;

test('a bundled schema checks and knows its bounds, but describes itself to nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-schemas-'));
  const outfile = join(folder, 'bundle.mjs');
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    plugins: [noJsonSchemas],
  });
  const { bounds, accepts, describe } = await import(outfile);
  rmSync(folder, { recursive: true });
  expect(bounds).toEqual([2, 5]);
  expect([accepts('abc'), accepts('a'), accepts('abcdef')]).toEqual([true, false, false]);
  expect(describe).toThrow('when the product is built');
});

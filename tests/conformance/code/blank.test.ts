import { describe, expect, it } from 'vitest';
import { blank } from './blank.ts';
import { importsOf } from './imports.ts';

const spaces = (count: number) => ' '.repeat(count);

describe('blanking a source', () => {
  it.each([
    ["const a = 'Date.now';", `const a = '${spaces(8)}';`],
    ['a // Date.now\nb', `a ${spaces(11)}\nb`],
    ['/* Date.now */ a', `${spaces(14)} a`],
    ["'it\\'s' + b", `'${spaces(5)}' + b`],
    ['`x ${Date.now()} y`', '`  ${Date.now()}  `'],
    ["`${f({ a: '}' })} z`", "`${f({ a: ' ' })}  `"],
    ['`${`${a}`} b` + c', '`${`${a}`}  ` + c'],
    ["x = /'[/']/ + y", `x = /${spaces(5)}/ + y`],
    ['a / b / c', 'a / b / c'],
    ["return /\"/.test('x') ", "return / /.test(' ') "],
  ])('keeps the code of %s and nothing else', (source, code) => {
    expect(blank(source)).toBe(code);
  });

  it('keeps length and lines, also past characters of two units', () => {
    const source = "const a = '𠮷'; // 𠮷\nconst b = 1;";
    expect(blank(source)).toHaveLength(source.length);
    expect(blank(source).split('\n')[1]).toBe('const b = 1;');
  });
});

describe('finding imports', () => {
  const specifiers = (source: string) =>
    importsOf(new Map([['a/b.ts', source]]), 'a/b.ts').map(({ specifier }) => specifier);

  it.each([
    ["import { a } from './a.ts';", ['./a.ts']],
    ["import {\n  a,\n  type B,\n} from './a.ts';", ['./a.ts']],
    ["import type { A } from './a.ts';", ['./a.ts']],
    ["import * as z from 'zod';", ['zod']],
    ["import './a.ts';", ['./a.ts']],
    ["export * from './a.ts';", ['./a.ts']],
    ["export type { A } from './a.ts';", ['./a.ts']],
    ["const a = await import('./a.ts');", ['./a.ts']],
    ["let a: import('./a.ts').A;", ['./a.ts']],
    ["const a = require('./a.cjs');", ['./a.cjs']],
    ['const a = await import(path);', ['']],
    ["// import a from './a.ts';", []],
    ["const text = `import a from './a.ts'`;", []],
    ["export const from = 'b'; const c = d.from('./a.ts');", []],
    ["import a from './a.ts';\nimport b from './b.ts';", ['./a.ts', './b.ts']],
  ])('reads %s', (source, expected) => {
    expect(specifiers(source)).toEqual(expected);
  });
});

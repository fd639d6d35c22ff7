import { beforeAll, describe, expect, it } from 'vitest';
import { readSourceTree, type SourceTree, withFiles } from './code/source-tree.ts';
import { unsaidErrors } from './rules/sentences.ts';

const define = (code: string, text: string) =>
  `export const seed = defineError('${code}', 422, '${text}');\n`;

describe('what errors say in Chinese', () => {
  let tree: SourceTree;
  beforeAll(() => {
    tree = readSourceTree();
  });

  it('is there for every error, and asks for no parameter that the error lacks', () => {
    expect(unsaidErrors(tree)).toEqual([]);
  });

  it('would be missed for a new error', () => {
    const seeded = withFiles(tree, { 'functions/sales/seed.ts': define('sales.seed', 'No.') });
    expect(unsaidErrors(seeded)).toContain(
      'functions/sales/seed.ts: sales.seed has no sentence in Chinese',
    );
  });

  it('would be missed where another file says the same code with other parameters', () => {
    const seeded = withFiles(tree, {
      'functions/sales/seed.ts': define('sales.unknownLine', 'There is no row {row}.'),
    });
    expect(unsaidErrors(seeded)).toContain(
      'functions/sales/seed.ts: sales.unknownLine has no Chinese sentence with its parameters',
    );
  });
});

import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { item } from '../../shared/contracts/masterdata/item.ts';
import { repositoryRoot } from '../conformance/code/source-tree.ts';
import { applied, run, type Step, stepsUnder, take } from './steps.ts';

const document = readFileSync(join(repositoryRoot, 'CONTRIBUTING.md'), 'utf8');

const left = new Set(['node_modules', '.git', '.tandem', '.build', 'cdk.out', 'coverage']);

/**
 * The repository as somebody has it who begins: a copy, with the same packages installed. Both
 * walks go through it, so that what was checked in the first is not checked again.
 */
function scratchCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'tandem-walk-'));
  cpSync(repositoryRoot, copy, {
    recursive: true,
    filter: (path) => !left.has(basename(path)),
  });
  symlinkSync(join(repositoryRoot, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

const held = { root: '' };
beforeAll(() => {
  held.root = scratchCopy();
});
afterAll(() => rmSync(held.root, { recursive: true, force: true }));

const commands = (steps: readonly Step[]): Step[] => steps.filter(({ kind }) => kind === 'command');

describe('the walk that adds a field', () => {
  const steps = stepsUnder(document, 'Walk: add a field');

  it('is needed: the field is not there yet', () => {
    expect(item.fields.shape).not.toHaveProperty('hsCode');
  });

  it('changes one line, and what is derived follows', { timeout: 300_000 }, () => {
    const [edit, ...rest] = steps;
    expect(edit).toMatchObject({ kind: 'diff', path: 'shared/contracts/masterdata/item.ts' });
    expect(commands(steps)).toHaveLength(rest.length);
    for (const step of steps) take(step, held.root);
    const read = (path: string) => readFileSync(join(held.root, path), 'utf8');
    expect(read('docs/openapi.json')).toContain('"hsCode"');
    expect(read('docs/glossary.md')).toContain('| `hsCode` | HS code | 海关编码 |');
  });

  it('brings the field out everywhere', { timeout: 300_000 }, () => {
    const probe = 'node_modules/.bin/node tests/walkthrough/new-field.ts';
    const found = JSON.parse(run(`${probe} hsCode 8413.70 8413.81`, held.root));
    expect(found.created).toMatchObject({ code: 'P-1', hsCode: '8413.70' });
    expect(found.listed.data).toMatchObject([{ code: 'P-1', hsCode: '8413.70' }]);
    expect(found.read).toMatchObject({ hsCode: '8413.81', version: 2 });
    const changes = found.history.data.map(({ changed }: { changed: object }) => changed);
    expect(changes).toContainEqual(
      expect.objectContaining({ hsCode: { before: '8413.70', after: '8413.81' } }),
    );
    expect(found.template).toMatch(/HS code|海关编码/);
    expect(found.openApi.components.schemas.Item.properties.hsCode).toMatchObject({
      'x-kind': 'code',
      'x-label': { en: 'HS code', zh: '海关编码' },
    });
    const { parameters } = found.openApi.paths['/api/masterdata/items'].get;
    expect(parameters).toContainEqual(expect.objectContaining({ name: 'filter[hsCode]' }));
  });
});

describe('the walk that adds an operation', () => {
  const steps = stepsUnder(document, 'Walk: add an operation');

  it('begins with a contract that does not compile alone', { timeout: 300_000 }, () => {
    const promise = steps.findIndex((step) => step.kind === 'command');
    expect(steps[promise]).toMatchObject({ failsWith: 'renameApiKey' });
    for (const step of steps.splice(0, promise + 1)) take(step, held.root);
  });

  it('ends with an operation that compiles, is described, and passes its test', {
    timeout: 300_000,
  }, () => {
    const ownTest = 'tests/operations/platform/rename-api-key.test.ts';
    expect(commands(steps).at(-1)).toEqual({ kind: 'command', command: `npm test -- ${ownTest}` });
    for (const step of steps) take(step, held.root);
    const openApi = readFileSync(join(held.root, 'docs/openapi.json'), 'utf8');
    expect(openApi).toContain('"operationId": "platform.renameApiKey"');
  });
});

describe('steps of a walk', () => {
  it('that no longer fit the sources are refused', () => {
    const hunk = { before: 'a\n', after: 'a\nb\n' };
    expect(applied('x\na\ny\n', hunk, 'f.ts')).toBe('x\na\nb\ny\n');
    expect(() => applied('x\ny\n', hunk, 'f.ts')).toThrow('f.ts has these lines 0 times');
    expect(() => applied('a\na\n', hunk, 'f.ts')).toThrow('f.ts has these lines 2 times');
  });

  it('that end otherwise than the document says are refused', () => {
    expect(() => run('false', tmpdir())).toThrow('ended with 1');
    expect(() => run('true', tmpdir(), 'word')).toThrow('should fail naming word');
    expect(() => run('echo other; false', tmpdir(), 'word')).toThrow('should fail naming word');
    expect(run('echo word; false', tmpdir(), 'word')).toBe('word\n');
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../shared/contracts/system.ts';
import { generatedFiles } from '../../tools/generated-files.ts';

const root = resolve(import.meta.dirname, '../..');

/** The tool as people run it: Node itself strips the types. */
function generate(...flags: string[]) {
  return spawnSync(process.execPath, [join(root, 'tools/generate.ts'), ...flags], {
    encoding: 'utf8',
  });
}

describe('generated files', () => {
  let scratch = '';
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'tandem-generated-'));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('in the repository are what the contracts say', () => {
    const { status, stderr } = generate('--check');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('are written once and then found fresh', () => {
    expect(generate('--root', scratch).status).toBe(0);
    expect(generate('--root', scratch, '--check').status).toBe(0);
  });

  it('that are stale or belong to nothing are named, and the check fails', () => {
    expect(generate('--root', scratch).status).toBe(0);
    writeFileSync(join(scratch, 'docs/glossary.md'), 'old');
    cpSync(join(scratch, 'docs/openapi.json'), join(scratch, 'docs/events/gone.v1.json'));
    const { status, stderr } = generate('--root', scratch, '--check');
    expect(status).toBe(1);
    expect(stderr).toContain('docs/glossary.md is stale');
    expect(stderr).toContain('docs/events/gone.v1.json belongs to no event');
    expect(stderr).not.toContain('docs/openapi.json');
  });

  it('hold one schema for every event, which lets later versions add to it', () => {
    const files = generatedFiles(modules);
    const events = modules.flatMap((module) => module.events);
    expect(events.length).toBeGreaterThan(10);
    for (const { id, version, description } of events) {
      const text = files.get(`docs/events/${id}.v${version}.json`) ?? '';
      expect(JSON.parse(text)).toMatchObject({ title: id, description, type: 'object' });
      expect(JSON.parse(text).additionalProperties).not.toBe(false);
    }
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandOf, lanes, runsOf, suites } from './assure-lanes.ts';

const root = join(import.meta.dirname, '..');
const total = (goal: string, size: string) =>
  runsOf('release', 1, goal).reduce((sum, run) => sum + Number(run.environment[size] ?? 0), 0);

describe('the lanes of assurance', () => {
  it('name suites that are there, and sizes that these read', () => {
    for (const { file, sizes = {} } of suites) {
      expect(existsSync(join(root, file)), file).toBe(true);
      if (!file.endsWith('.ts')) continue;
      const source = readFileSync(join(root, file), 'utf8');
      for (const name of Object.keys(sizes)) expect(source, `${file} ${name}`).toContain(name);
    }
  });

  it('reach the figures of a release', () => {
    expect(total('G1', 'ATTEMPTS')).toBeGreaterThanOrEqual(200_000);
    expect(total('G4', 'HISTORIES')).toBeGreaterThanOrEqual(110_000);
    expect(total('G8', 'CASES')).toBeGreaterThanOrEqual(2_000_000);
    const companies = runsOf('release', 1, 'P').map(({ environment }) => environment);
    expect(companies.some((sizes) => sizes['COMPANY_ITEMS'] === '20000')).toBe(true);
  });

  it('grow from lane to lane, and every round has a seed of its own', () => {
    const counts = lanes.map((lane) => runsOf(lane, 1).length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    const seeds = runsOf('nightly', 5, 'G8').map(({ seed }) => seed);
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('say how one run is repeated', () => {
    const [run] = runsOf('nightly', 7, 'G8');
    expect(run && commandOf(run)).toBe(
      'SEED=7 CASES=20000 npx vitest run tests/operations/malformed.test.ts',
    );
  });
});

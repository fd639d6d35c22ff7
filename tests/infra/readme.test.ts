import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Dealings, synthesise } from '../support/synthesise.ts';

const root = join(import.meta.dirname, '../..');
let dealings: Record<string, Dealings>;
beforeAll(() => {
  ({ dealings } = synthesise());
}, 120_000);

/** The stage of the command in the README; a template is the same for every stage. */
const ofStage = (text: string): string => text.replaceAll('tandem-prod-', 'tandem-dev-');

describe.each(['README.md', 'README.zh-CN.md'])('the deployment as %s says it', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const given = [...text.matchAll(/--parameters (\S+):(\w+)=/g)];

  it('gives every stack the parameters that it declares, and no other', () => {
    const named = given.map(([, stack = '', name]) => `${ofStage(stack)}:${name}`);
    const declared = Object.entries(dealings).flatMap(([stack, { parameters }]) =>
      parameters.filter((name) => name !== 'BootstrapVersion').map((name) => `${stack}:${name}`),
    );
    expect(named.sort()).toEqual(declared.sort());
  });

  it('names outputs as the stacks do', () => {
    const outputs = new Set(Object.values(dealings).flatMap((stack) => stack.outputs));
    const named = [...text.matchAll(/<(Site\w+)>/g)].map(([, name]) => name);
    expect(named).not.toEqual([]);
    for (const name of named) expect(outputs).toContain(name);
  });
});

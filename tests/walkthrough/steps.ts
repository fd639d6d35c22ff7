import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a block of the document asks for. */
export type Step =
  | { kind: 'diff'; path: string; hunks: readonly Hunk[] }
  | { kind: 'file'; path: string; content: string }
  | { kind: 'command'; command: string; failsWith?: string };

interface Hunk {
  before: string;
  after: string;
}

const BLOCK = /^```(\S*)(?: (.*))?\n([\s\S]*?)^```$/gm;

/** The steps under a heading of the document, in its order. */
export function stepsUnder(document: string, heading: string): Step[] {
  const from = document.indexOf(`\n## ${heading}\n`);
  if (from < 0) throw new Error(`The document has no heading "${heading}".`);
  const to = document.indexOf('\n## ', from + 4);
  const section = document.slice(from, to < 0 ? undefined : to);
  return [...section.matchAll(BLOCK)].flatMap(([, language, info, body]) =>
    stepsOf(language ?? '', info ?? '', body as string),
  );
}

function stepsOf(language: string, info: string, body: string): Step[] {
  if (language === 'diff') return [diffOf(body)];
  if (language === 'sh') {
    const failsWith = /^fails: (.+)$/.exec(info)?.[1];
    return body
      .trim()
      .split('\n')
      .map((command) => ({ kind: 'command', command, ...(failsWith && { failsWith }) }));
  }
  if (info !== '') return [{ kind: 'file', path: info, content: body }];
  throw new Error(`A block of the walk says neither what it is nor where it goes:\n${body}`);
}

function diffOf(body: string): Step {
  const path = /^\+\+\+ b\/(.+)$/m.exec(body)?.[1];
  if (path === undefined) throw new Error(`A diff names no file:\n${body}`);
  const hunks = body
    .split(/^@@$/m)
    .slice(1)
    .map((hunk) => {
      const lines = hunk.trim() === '' ? [] : hunk.replace(/^\n/, '').trimEnd().split('\n');
      const without = (sign: string) =>
        lines
          .filter((line) => !line.startsWith(sign))
          .map((line) => `${line.slice(1)}\n`)
          .join('');
      return { before: without('+'), after: without('-') };
    });
  return { kind: 'diff', path, hunks };
}

/** Does what the step says in the folder; throws when it cannot, or when it ends otherwise. */
export function take(step: Step, root: string): void {
  if (step.kind === 'file') {
    mkdirSync(dirname(join(root, step.path)), { recursive: true });
    writeFileSync(join(root, step.path), step.content);
  } else if (step.kind === 'diff') {
    const source = readFileSync(join(root, step.path), 'utf8');
    const changed = step.hunks.reduce((text, hunk) => applied(text, hunk, step.path), source);
    writeFileSync(join(root, step.path), changed);
  } else {
    run(step.command, root, step.failsWith);
  }
}

/** The lines must stand in the file exactly once: the document shows what is really there. */
export function applied(text: string, { before, after }: Hunk, path: string): string {
  const found = text.split(before).length - 1;
  if (found !== 1) throw new Error(`${path} has these lines ${found} times, not once:\n${before}`);
  return text.replace(before, () => after);
}

/** The environment of a person's shell: nothing of the test runner that runs the walk. */
function shellEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_OPTIONS$|NODE_ENV$|TEST$|AWS_|TANDEM_)/.test(name),
  );
  return Object.fromEntries(kept);
}

export function run(command: string, root: string, failsWith?: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: root,
    encoding: 'utf8',
    env: shellEnvironment(),
    timeout: 280_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const said = `${stdout.slice(-2_000)}\n${stderr.slice(-2_000)}`;
  if (failsWith === undefined && status !== 0) {
    throw new Error(`"${command}" ended with ${status}:\n${said}`);
  }
  if (failsWith !== undefined && (status === 0 || !said.includes(failsWith))) {
    throw new Error(
      `"${command}" should fail naming ${failsWith}; it ended with ${status}:\n${said}`,
    );
  }
  return stdout;
}

import { allImports, importsOf } from '../code/imports.ts';
import { codeOf, isProduct, lineOf, type SourceTree } from '../code/source-tree.ts';

/** Circles of files, type-only imports included (Tarjan's strongly connected components). */
export function cycles(tree: SourceTree): string[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path) as number);
    stack.push(path);
    for (const { file } of importsOf(tree, path)) {
      if (file === undefined) continue;
      if (!index.has(file)) visit(file);
      if (stack.includes(file)) {
        low.set(path, Math.min(low.get(path) as number, low.get(file) as number));
      }
    }
    if (low.get(path) !== index.get(path)) return;
    const circle = stack.splice(stack.indexOf(path));
    if (circle.length > 1 || importsOf(tree, path).some(({ file }) => file === path)) {
      found.push(circle.sort().join(' ↔ '));
    }
  };
  for (const path of tree.keys()) if (!index.has(path)) visit(path);
  return found;
}

/** The doors of a module say what others may use; any other file that hands on is a barrel. */
const DOORS = /^functions\/\w+\/(queries|postings)\.ts$/;
const HANDS_ON = /\bexport\b(?:\s+type)?\s*(?:\*|\{[^}]*\})[^;'"]*?\bfrom\s*['"]/g;

export function barrels(tree: SourceTree): string[] {
  return [...tree].flatMap(([path, source]) => {
    if (/(^|\/)index\.tsx?$/.test(path)) return [`${path} is a barrel by name`];
    if (DOORS.test(path)) return [];
    return [...codeOf(source).matchAll(HANDS_ON)].map(
      ({ index }) => `${path}:${lineOf(source, index)} hands on what is another file's`,
    );
  });
}

const FORBIDDEN = [
  /\bDate\.now\b/g,
  /\bnew Date\(/g,
  /\bMath\.random\b/g,
  /\brandomUUID\b/g,
  /\.toFixed\(/g,
  /\bparseFloat\(/g,
  /\bperformance\.now\b/g,
];

/** Where time, chance and binary fractions may enter. */
const FREE = /^(shared\/kernel|functions\/platform|infra|tests|tools|web\/src\/lib)\//;

export function forbiddenTokens(tree: SourceTree): string[] {
  return [...tree]
    .filter(([path]) => !FREE.test(path) && isProduct(path))
    .flatMap(([path, source]) => {
      const code = codeOf(source);
      return FORBIDDEN.flatMap((token) =>
        [...code.matchAll(token)].map(
          ({ index, 0: text }) => `${path}:${lineOf(source, index)}: ${text}`,
        ),
      );
    });
}

/** Whoever asks for a report that the reader has never heard of is told that the store is busy. */
export function unlistedReports(tree: SourceTree): string[] {
  return [...tree].flatMap(([path, source]) => {
    const [module] = /^functions\/\w+/.exec(path) ?? [];
    if (module === undefined || !isProduct(path)) return [];
    const listed = (tree.get(`${module}/reports.ts`) ?? '').split('export const reports')[1] ?? '';
    const names = [...source.matchAll(/^export const (\w+) = defineReport\(/gm)];
    return names
      .filter(([, name]) => !new RegExp(`\\b${name}\\b`).test(listed))
      .map(([, name]) => `${path}: ${name}`);
  });
}

/**
 * A style sheet stays once it is there: what two of them say of a class looks different for whoever
 * came another way.
 */
export function classesInSeveralSheets(tree: SourceTree): string[] {
  const sheets = new Map<string, Set<string>>();
  for (const [path, source] of tree) {
    if (!path.endsWith('.css')) continue;
    const rules = source.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{/g);
    for (const selector of [...rules].flatMap(([, list = '']) => list.split(','))) {
      const [, name] = /^\s*\.([\w-]+)\s*$/.exec(selector) ?? [];
      if (name !== undefined) sheets.set(name, (sheets.get(name) ?? new Set()).add(path));
    }
  }
  return [...sheets]
    .filter(([, paths]) => paths.size > 1)
    .map(([name, paths]) => `.${name} in ${[...paths].join(' and ')}`);
}

/** Made empty, so it can only be meant to be filled. A constant table is made with its content. */
const EMPTY =
  /^(?:export )?const (\w+)(?::[^=]*)? = (?:new (?:Map|Set|WeakMap|WeakSet|Array)\b(?:<.*>)?\(\)|\[\]|\{\});/;
const VARIABLE = /^(?:export )?(?:let|var)\b/;

/** Warm functions keep what a module holds: the next tenant would find it. */
export function moduleState(tree: SourceTree): string[] {
  return [...tree]
    .filter(([path]) => path.startsWith('functions/') && isProduct(path))
    .flatMap(([path, source]) =>
      topLevelLines(codeOf(source)).flatMap(({ text, line }) =>
        EMPTY.test(text) || VARIABLE.test(text) ? [`${path}:${line}: ${text.slice(0, 60)}`] : [],
      ),
    );
}

/** Lines that begin outside every bracket; one statement that goes on is joined to its end. */
function topLevelLines(code: string): { text: string; line: number }[] {
  const lines: { text: string; line: number }[] = [];
  let depth = 0;
  for (const [index, text] of code.split('\n').entries()) {
    if (depth === 0 && /^\S/.test(text)) lines.push({ text, line: index + 1 });
    depth += (text.match(/[([{]/g) ?? []).length - (text.match(/[)\]}]/g) ?? []).length;
  }
  return lines;
}

export const MOST_LINES = 400;

export const longFiles = (tree: SourceTree): string[] =>
  [...tree].flatMap(([path, source]) => {
    const lines = source.trimEnd().split('\n').length;
    return lines > MOST_LINES ? [`${path} has ${lines} lines`] : [];
  });

const WIDTH = 100;
const COMMENT = /^\s*(\/\/|\/\*|\*)/;

/** Code is broken by its formatter, comments only by those who write them. */
export const wideComments = (tree: SourceTree): string[] =>
  [...tree].flatMap(([path, source]) =>
    source
      .split('\n')
      .flatMap((line, at) =>
        COMMENT.test(line) && line.length > WIDTH && !line.includes('biome-ignore')
          ? [`${path}:${at + 1} is wider than ${WIDTH}`]
          : [],
      ),
  );

/** Tests may use everything; what is shipped uses no test. */
export const testsInProduct = (tree: SourceTree): string[] =>
  allImports(tree, isProduct)
    .filter(({ file }) => file !== undefined && !isProduct(file))
    .map(({ from, specifier }) => `${from} imports ${specifier}, which is not shipped`);

import { sentences } from '../../../shared/contracts/sentences.ts';
import { isProduct, type SourceTree } from '../code/source-tree.ts';

/** `defineError('code', status, 'sentence' + 'goes on')`, as it is written everywhere. */
const DEFINED = /\bdefineError\(\s*'([\w.]+)',\s*\d+,\s*((?:'(?:[^'\\]|\\.)*'|"[^"]*"|\s|\+)+)/g;

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);

/** Every error by its code, with the parameters of each of its English sentences. */
function definedErrors(tree: SourceTree): Map<string, { path: string; names: string[] }[]> {
  const found = new Map<string, { path: string; names: string[] }[]>();
  for (const [path, source] of tree) {
    if (!isProduct(path)) continue;
    for (const [, code = '', text = ''] of source.matchAll(DEFINED)) {
      found.set(code, [...(found.get(code) ?? []), { path, names: namesIn(text) }]);
    }
  }
  return found;
}

/** Each way to say an error in English needs one Chinese sentence that asks for no more. */
export function unsaidErrors(tree: SourceTree, chinese = sentences): string[] {
  return [...definedErrors(tree)].flatMap(([code, ways]) => {
    const known = chinese[code];
    if (known === undefined) return [`${ways[0]?.path}: ${code} has no sentence in Chinese`];
    const templates = typeof known === 'string' ? [known] : known;
    return ways
      .filter(({ names }) => !templates.some((one) => namesIn(one).every((n) => names.includes(n))))
      .map(({ path }) => `${path}: ${code} has no Chinese sentence with its parameters`);
  });
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * Whether an object in this JSON text names a member twice. Readers disagree on which of the two
 * counts, so what one checks another may not use. The text must already have parsed as JSON.
 */
export function hasDuplicateKeys(json: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (const [token] of json.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const key = JSON.parse(last) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
    last = token;
  }
  return false;
}

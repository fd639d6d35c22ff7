const BEFORE_REGEX =
  /(?:^|[([{,;=:!&|?+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|await|yield))\s*$/;

/**
 * A source of the same length in which comments, regular expressions and the content of strings
 * are blanks. Quotes stay, line breaks stay, and code inside `${…}` stays. So a search finds code
 * and nothing that only speaks of code.
 */
export function blank(source: string): string {
  const out = [...source].length === source.length ? [...source] : source.split('');
  const wipe = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) if (out[at] !== '\n') out[at] = ' ';
  };
  /** One entry per open `${`: how many braces are open inside it. */
  const templates: number[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source[at] as string;
    const two = source.slice(at, at + 2);
    if (two === '//' || two === '/*') {
      const end = two === '//' ? source.indexOf('\n', at) : source.indexOf('*/', at) + 2;
      const stop = end < at ? source.length : end;
      wipe(at, stop);
      at = stop;
    } else if (char === "'" || char === '"') {
      const end = endOfString(source, at, char);
      wipe(at + 1, end - 1);
      at = end;
    } else if (char === '`' || (char === '}' && templates.at(-1) === 0)) {
      if (char === '}') templates.pop();
      const { end, opens } = endOfTemplateText(source, at + 1);
      wipe(at + 1, opens ? end - 2 : end - 1);
      if (opens) templates.push(0);
      at = end;
    } else if (char === '/' && BEFORE_REGEX.test(out.slice(Math.max(0, at - 12), at).join(''))) {
      const end = endOfRegex(source, at);
      wipe(at + 1, end - 1);
      at = end;
    } else {
      if (templates.length > 0 && (char === '{' || char === '}')) {
        templates[templates.length - 1] = (templates.at(-1) as number) + (char === '{' ? 1 : -1);
      }
      at += 1;
    }
  }
  return out.join('');
}

function endOfString(source: string, start: number, quote: string): number {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === quote || source[at] === '\n') return at + 1;
  }
  return source.length;
}

function endOfTemplateText(source: string, start: number): { end: number; opens: boolean } {
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '`') return { end: at + 1, opens: false };
    else if (source.startsWith('${', at)) return { end: at + 2, opens: true };
  }
  return { end: source.length, opens: false };
}

function endOfRegex(source: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\\') at += 1;
    else if (char === '\n') return at;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return source.length;
}

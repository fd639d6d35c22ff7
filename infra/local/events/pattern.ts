/**
 * EventBridge's event pattern language, as far as our rules use it. An operator that is not known
 * here throws when the rule is loaded: a rule that silently matches nothing loses events.
 */
export type EventMatcher = (event: unknown) => boolean;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Values = readonly unknown[];

export class EventPatternError extends Error {
  override readonly name = 'EventPatternError';
}

/** Compiles a pattern. All fields must match; within a field any listed alternative is enough. */
export function compilePattern(pattern: unknown): EventMatcher {
  if (!isObject(pattern) || Object.keys(pattern).length === 0) {
    throw new EventPatternError('An event pattern is an object with at least one field.');
  }
  return compileObject(pattern, '');
}

function compileObject(pattern: Record<string, unknown>, path: string): EventMatcher {
  const fields = Object.entries(pattern).map(([key, value]) =>
    key === '$or'
      ? compileOr(value, `${path}$or`)
      : compileField(key, value, path === '' ? key : `${path}.${key}`),
  );
  return (event) => fields.every((matches) => matches(event));
}

function compileOr(branches: unknown, path: string): EventMatcher {
  if (!Array.isArray(branches) || branches.length < 2 || !branches.every(isObject)) {
    throw new EventPatternError(`${path} needs a list of at least two patterns.`);
  }
  const compiled = branches.map((branch, index) => compileObject(branch, `${path}[${index}].`));
  return (event) => compiled.some((matches) => matches(event));
}

function compileField(key: string, value: unknown, path: string): EventMatcher {
  if (isObject(value)) {
    if (Object.keys(value).length === 0) throw new EventPatternError(`${path} is empty.`);
    const inner = compileObject(value, path);
    return (event) => {
      const found = isObject(event) ? event[key] : undefined;
      // EventBridge looks into each object of a list.
      return Array.isArray(found) ? found.some(inner) : inner(found);
    };
  }
  if (!Array.isArray(value) || value.length === 0) {
    throw new EventPatternError(`${path} must be a list of alternatives, or an object.`);
  }
  const alternatives = value.map((entry) => compileAlternative(entry as Json, path));
  return (event) => {
    const found = isObject(event) ? event[key] : undefined;
    return alternatives.some((matches) => matches(leavesOf(found)));
  };
}

/** A list matches when one of its elements does; an absent field or an empty list has no leaves. */
function leavesOf(found: unknown): Values {
  if (found === undefined) return [];
  return Array.isArray(found) ? found : isObject(found) ? [] : [found];
}

type Alternative = (leaves: Values) => boolean;

function compileAlternative(alternative: Json, path: string): Alternative {
  if (!isObject(alternative)) {
    if (Array.isArray(alternative)) throw new EventPatternError(`${path} holds a list in a list.`);
    return (leaves) => leaves.some((leaf) => leaf === alternative);
  }
  const entries = Object.entries(alternative);
  const [operator, operand] = entries[0] ?? ['nothing', null];
  if (entries.length !== 1) throw new EventPatternError(`${path} needs exactly one operator.`);
  if (operator === 'exists') {
    if (typeof operand !== 'boolean') throw wrongOperand(path, operator);
    return (leaves) => leaves.length > 0 === operand;
  }
  const test = valueTest(operator, operand, path);
  return (leaves) => leaves.some(test);
}

function valueTest(operator: string, operand: unknown, path: string): (leaf: unknown) => boolean {
  switch (operator) {
    case 'prefix':
      return affixTest(operand, path, operator, (text, part) => text.startsWith(part));
    case 'suffix':
      return affixTest(operand, path, operator, (text, part) => text.endsWith(part));
    case 'equals-ignore-case': {
      if (typeof operand !== 'string') throw wrongOperand(path, operator);
      const wanted = operand.toLowerCase();
      return (leaf) => typeof leaf === 'string' && leaf.toLowerCase() === wanted;
    }
    case 'numeric':
      return numericTest(operand, path);
    case 'anything-but':
      return anythingBut(operand, path);
    default:
      throw new EventPatternError(
        `${path} uses the operator ${operator}, which is not known here.`,
      );
  }
}

function affixTest(
  operand: unknown,
  path: string,
  operator: string,
  has: (text: string, part: string) => boolean,
): (leaf: unknown) => boolean {
  if (typeof operand === 'string') return (leaf) => typeof leaf === 'string' && has(leaf, operand);
  const part = isObject(operand) ? operand['equals-ignore-case'] : undefined;
  if (typeof part !== 'string' || Object.keys(operand as object).length !== 1) {
    throw wrongOperand(path, operator);
  }
  const wanted = part.toLowerCase();
  return (leaf) => typeof leaf === 'string' && has(leaf.toLowerCase(), wanted);
}

function anythingBut(operand: unknown, path: string): (leaf: unknown) => boolean {
  if (isObject(operand)) {
    const entries = Object.entries(operand);
    const [operator, inner] = entries[0] ?? ['nothing', undefined];
    if (entries.length !== 1 || !['prefix', 'suffix', 'equals-ignore-case'].includes(operator)) {
      throw wrongOperand(path, `anything-but ${operator}`);
    }
    const tests = (Array.isArray(inner) ? inner : [inner]).map((one) =>
      valueTest(operator, one, path),
    );
    return (leaf) => !tests.some((matches) => matches(leaf));
  }
  const refused = Array.isArray(operand) ? operand : [operand];
  const plain = refused.every((one) => typeof one === 'string' || typeof one === 'number');
  if (refused.length === 0 || !plain) throw wrongOperand(path, 'anything-but');
  return (leaf) => !refused.includes(leaf as string);
}

const COMPARISONS: Record<string, (a: number, b: number) => boolean> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** `['>', 0, '<=', 5]`: one comparison, or a lower and an upper bound. */
function numericTest(operand: unknown, path: string): (leaf: unknown) => boolean {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) {
    throw wrongOperand(path, 'numeric');
  }
  const tests: ((leaf: number) => boolean)[] = [];
  for (let index = 0; index < operand.length; index += 2) {
    const compare = COMPARISONS[String(operand[index])];
    const bound: unknown = operand[index + 1];
    if (!compare || typeof bound !== 'number') throw wrongOperand(path, 'numeric');
    tests.push((leaf) => compare(leaf, bound));
  }
  return (leaf) => typeof leaf === 'number' && tests.every((matches) => matches(leaf));
}

function wrongOperand(path: string, operator: string): EventPatternError {
  return new EventPatternError(`${path}: ${operator} has an operand of the wrong kind.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

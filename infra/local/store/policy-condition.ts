import { compilePattern, covers, fillPattern, type IamPattern } from './iam-pattern.ts';
import { StoreError } from './store-error.ts';

export type ContextValue = string | readonly string[];
/** The request's condition keys in lower case (IAM compares key names without case). */
export type ConditionContext = ReadonlyMap<string, ContextValue>;

/** 'unresolved': a variable of the statement is missing, so the whole statement does not apply. */
export type ConditionOutcome = 'met' | 'unmet' | 'unresolved';
export type Condition = (context: ConditionContext) => ConditionOutcome;

interface Comparison {
  readonly negated: boolean;
  readonly wildcards: boolean;
  readonly compare: (filled: string, value: string) => boolean;
}

const equal = (a: string, b: string) => a === b;
const equalAnyCase = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: { negated: false, wildcards: false, compare: equal },
  StringNotEquals: { negated: true, wildcards: false, compare: equal },
  StringEqualsIgnoreCase: { negated: false, wildcards: false, compare: equalAnyCase },
  StringNotEqualsIgnoreCase: { negated: true, wildcards: false, compare: equalAnyCase },
  StringLike: { negated: false, wildcards: true, compare: covers },
  StringNotLike: { negated: true, wildcards: true, compare: covers },
  ArnLike: { negated: false, wildcards: true, compare: arnCovers },
  ArnEquals: { negated: false, wildcards: true, compare: arnCovers },
  ArnNotLike: { negated: true, wildcards: true, compare: arnCovers },
  ArnNotEquals: { negated: true, wildcards: true, compare: arnCovers },
  Bool: { negated: false, wildcards: false, compare: equalAnyCase },
};

/** Keys that hold a list: IAM gives no sound meaning to a single-valued operator on them. */
const multivalued = new Set(['aws:tagkeys', 'sts:transitivetagkeys', 'dynamodb:leadingkeys']);

/** Compiles one `operator: { key: values }` entry; throws for anything not implemented. */
export function compileCondition(
  operator: string,
  key: string,
  values: readonly string[],
): Condition {
  const name = key.toLowerCase();
  if (operator === 'Null') return nullCondition(name, values);
  const [, quantifier, rest = ''] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/.exec(operator) ?? [];
  const ifExists = rest.endsWith('IfExists');
  const base = ifExists ? rest.slice(0, -'IfExists'.length) : rest;
  const comparison = Object.hasOwn(comparisons, base) ? comparisons[base] : undefined;
  if (!comparison) {
    throw new StoreError('policy.unsupported', `condition operator ${operator} is not implemented`);
  }
  if (!quantifier && multivalued.has(name)) {
    throw new StoreError(
      'policy.unsupported',
      `${key} holds a list: use a ForAll/AnyValue operator`,
    );
  }
  const patterns = values.map((value) => compilePattern(value, comparison.wildcards));
  return (context) => {
    const value = context.get(name);
    const actual = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    if (value === undefined && ifExists) return 'met';
    const filled = fillAll(patterns, context);
    if (!filled) return 'unresolved';
    const holds = (one: string) =>
      filled.some((wanted) => comparison.compare(wanted, one)) !== comparison.negated;
    if (quantifier === 'ForAllValues') return actual.every(holds) ? 'met' : 'unmet';
    if (quantifier === 'ForAnyValue') return actual.some(holds) ? 'met' : 'unmet';
    const [only] = actual;
    if (only === undefined) return comparison.negated ? 'met' : 'unmet';
    return actual.length === 1 && holds(only) ? 'met' : 'unmet';
  };
}

function nullCondition(name: string, values: readonly string[]): Condition {
  const [wanted] = values;
  if (values.length !== 1 || (wanted !== 'true' && wanted !== 'false')) {
    throw new StoreError('policy.invalid', `Null on ${name} takes "true" or "false"`);
  }
  return (context) => {
    const value = context.get(name);
    return (value === undefined || value.length === 0) === (wanted === 'true') ? 'met' : 'unmet';
  };
}

function fillAll(patterns: readonly IamPattern[], context: ConditionContext) {
  const lookup = singleValue(context);
  const filled: string[] = [];
  for (const pattern of patterns) {
    const one = fillPattern(pattern, lookup);
    if (one === undefined) return undefined;
    filled.push(one);
  }
  return filled;
}

/** Variables may only name single-valued keys. */
export function singleValue(context: ConditionContext) {
  return (key: string): string | undefined => {
    const value = context.get(key.toLowerCase());
    return typeof value === 'string' ? value : undefined;
  };
}

/** ARNs are compared part by part, so that a `*` never reaches across a colon before part six. */
function arnCovers(filled: string, value: string): boolean {
  const wanted = arnParts(filled);
  const actual = arnParts(value);
  return (
    wanted.length === 6 &&
    actual.length === 6 &&
    wanted.every((part, i) => covers(part, actual[i] ?? ''))
  );
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

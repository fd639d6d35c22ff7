import jsonata from 'jsonata';
import type { Json } from './machine-definition.ts';
import { StateFailure } from './state-failure.ts';

export type Bindings = Record<string, unknown>;

/** Expressions are data of the release, so the number of compiled ones is bounded by it. */
const compiled = new Map<string, jsonata.Expression>();

/** Evaluates every `{% … %}` in a template; other values stand as they are. */
export async function evaluateTemplate(template: Json, bindings: Bindings): Promise<Json> {
  if (typeof template === 'string') {
    const source = expressionIn(template);
    return source === undefined ? template : await evaluate(source, bindings);
  }
  if (Array.isArray(template)) {
    const values: Json[] = [];
    for (const entry of template) values.push(await evaluateTemplate(entry, bindings));
    return values;
  }
  if (typeof template !== 'object' || template === null) return template;
  const result: Record<string, Json> = {};
  for (const [key, entry] of Object.entries(template)) {
    result[key] = await evaluateTemplate(entry, bindings);
  }
  return result;
}

/** Undefined when all expressions in the template can be compiled, else what is wrong. */
export function checkExpressions(template: Json): string | undefined {
  if (typeof template === 'string') {
    const source = expressionIn(template);
    if (source === undefined) return undefined;
    try {
      compile(source);
      return undefined;
    } catch (error) {
      return `has an expression that cannot be compiled (${messageOf(error)}): ${source.trim()}`;
    }
  }
  if (typeof template !== 'object' || template === null) return undefined;
  for (const entry of Object.values(template)) {
    const wrong = checkExpressions(entry);
    if (wrong) return wrong;
  }
  return undefined;
}

function expressionIn(text: string): string | undefined {
  return text.startsWith('{%') && text.endsWith('%}') ? text.slice(2, -2) : undefined;
}

function compile(source: string): jsonata.Expression {
  const known = compiled.get(source);
  if (known) return known;
  const expression = jsonata(source);
  if (callsEval(expression.ast())) throw new Error('$eval is not available in Step Functions');
  compiled.set(source, expression);
  return expression;
}

function callsEval(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { type, value } = node as { type?: string; value?: unknown };
  if (type === 'variable' && value === 'eval') return true;
  return Object.values(node).some(callsEval);
}

async function evaluate(source: string, bindings: Bindings): Promise<Json> {
  let value: unknown;
  try {
    value = await compile(source).evaluate(undefined, bindings);
  } catch (error) {
    if (error instanceof StateFailure) throw error;
    throw queryError(source, messageOf(error));
  }
  // Sequences of jsonata become plain lists; functions are not data, at any depth.
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (isFunction(part)) throw queryError(source, 'returned a function');
    return part;
  });
  if (text === undefined) throw queryError(source, 'returned nothing (undefined)');
  return JSON.parse(text) as Json;
}

/** Lambdas and built-in functions are objects with a mark in jsonata. */
function isFunction(value: unknown): boolean {
  if (typeof value === 'function') return true;
  if (typeof value !== 'object' || value === null) return false;
  return '_jsonata_function' in value || '_jsonata_lambda' in value;
}

function queryError(source: string, reason: string): StateFailure {
  return new StateFailure(
    'States.QueryEvaluationError',
    `The JSONata expression '${source.trim()}' ${reason}.`,
  );
}

function messageOf(error: unknown): string {
  return String((error as { message?: unknown } | null)?.message ?? error);
}

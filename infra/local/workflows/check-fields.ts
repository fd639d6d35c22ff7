import { checkExpressions } from './expressions.ts';
import {
  CATCHER_FIELDS,
  CHOICE_FIELDS,
  type FieldKind,
  type Fields,
  RETRIER_FIELDS,
  STATES_ERRORS,
} from './fields.ts';
import type { Json } from './machine-definition.ts';

export type Node = Record<string, unknown>;

export class MachineDefinitionError extends Error {
  override readonly name = 'MachineDefinitionError';
}

export function refuse(path: string, reason: string): never {
  throw new MachineDefinitionError(`${path} ${reason}.`);
}

/** Each field must be known and of its kind; the scopes inside are the caller's to visit. */
export function checkFields(node: Node, fields: Fields, path: string): void {
  for (const [field, value] of Object.entries(node)) {
    const kind = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (!kind) refuse(path, `uses the field ${field}, which is not implemented`);
    checkField(kind, value, `${path}.${field}`);
  }
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type FieldCheck = (value: unknown) => boolean;

/** Kinds whose values are one plain thing, and when that is right. */
const PLAIN: Partial<Record<FieldKind, FieldCheck>> = {
  text: (value) => typeof value === 'string',
  positive: (value) => Number.isInteger(value) && Number(value) > 0,
  'not negative': (value) => Number.isInteger(value) && Number(value) >= 0,
  'at least 1': (value) => typeof value === 'number' && value >= 1,
  'expression or number': (value) => isExpression(value) || Number.isInteger(value),
  condition: (value) => isExpression(value) || typeof value === 'boolean',
  language: (value) => value === 'JSONata',
  end: (value) => value === true,
  jitter: (value) => value === 'FULL' || value === 'NONE',
  errors: (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
  'processor config': (value) => JSON.stringify(value) === JSON.stringify({ Mode: 'INLINE' }),
  scope: isObject,
  scopes: (value) => Array.isArray(value) && value.length > 0 && value.every(isObject),
  states: isObject,
};
const SCOPES: readonly FieldKind[] = ['scope', 'scopes', 'states'];

function checkField(kind: FieldKind, value: unknown, path: string): void {
  if (PLAIN[kind]?.(value) === false) {
    refuse(path, `has the value ${JSON.stringify(value)}, which is not implemented`);
  }
  if (SCOPES.includes(kind)) return;
  if (kind === 'retriers') checkGuards(value, RETRIER_FIELDS, path);
  else if (kind === 'catchers') checkGuards(value, CATCHER_FIELDS, path);
  else if (kind === 'choices') checkChoices(value, path);
  else checkTemplate(kind, value, path);
}

function checkTemplate(kind: FieldKind, value: unknown, path: string): void {
  if (kind === 'variables') checkVariables(value, path);
  const wrong = checkExpressions(value as Json);
  if (wrong) refuse(path, wrong);
}

function checkChoices(value: unknown, path: string): void {
  checkList(value, path, (rule, at) => {
    checkFields(rule, CHOICE_FIELDS, at);
    if (rule.Condition === undefined) refuse(at, 'needs Condition');
  });
}

function checkGuards(value: unknown, fields: Fields, path: string): void {
  checkList(value, path, (guard, at, isLast) => {
    checkFields(guard, fields, at);
    const errors = listOf(guard.ErrorEquals) as string[];
    if (errors.length === 0) refuse(at, 'needs ErrorEquals');
    const unknown = errors.find(
      (name) => name.startsWith('States.') && !STATES_ERRORS.includes(name),
    );
    if (unknown) refuse(at, `names the error ${unknown}, which does not occur here`);
    if (errors.includes('States.ALL') && (errors.length > 1 || !isLast)) {
      refuse(at, 'has States.ALL, which must stand alone and last');
    }
  });
}

function checkVariables(value: unknown, path: string): void {
  if (!isObject(value)) refuse(path, 'is not an object');
  const wrong = Object.keys(value).find((name) => !/^[A-Za-z_]\w{0,79}$/.test(name));
  if (wrong !== undefined) refuse(path, `has the variable name ${wrong}, which is not allowed`);
  if (Object.hasOwn(value, 'states')) refuse(path, 'assigns $states, which is reserved');
}

function checkList(
  value: unknown,
  path: string,
  visit: (entry: Node, path: string, isLast: boolean) => void,
): void {
  if (!Array.isArray(value) || value.length === 0) refuse(path, 'is not a list of at least one');
  value.forEach((entry, index) => {
    if (!isObject(entry)) refuse(`${path}[${index}]`, 'is not an object');
    visit(entry, `${path}[${index}]`, index === value.length - 1);
  });
}

function isExpression(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}');
}

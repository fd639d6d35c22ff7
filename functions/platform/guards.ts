import { NumberValue } from '@aws-sdk/lib-dynamodb';
import { add, lt, max, sub } from '../../shared/kernel/decimal.ts';
import type { AppError } from '../../shared/kernel/errors.ts';
import type { Guard } from './guard.ts';
import type { Item } from './store.ts';

export interface Action {
  kind: 'Put' | 'Update' | 'Delete' | 'ConditionCheck';
  input: Record<string, unknown>;
  /** Answered when the condition of this action fails; made only then, with its trace. */
  refusal: () => AppError;
  /** A failed condition may be news: deciding again on fresh data can still succeed. */
  stale: boolean;
}

const numeric = (value: string): NumberValue => NumberValue.from(value);

/** The attribute of a guard item as a decimal string; absent is zero. */
export const guardNumber = (item: Item | undefined, attribute: string): string =>
  String(item?.[attribute] ?? '0');

/** Whether the guard would let the commit pass, judged on what was read. */
export function guardHolds(guard: Guard, item: Item | undefined): boolean {
  if (guard.absent && item) return false;
  for (const [name, least] of Object.entries(guard.atLeast ?? {})) {
    const next = add(guardNumber(item, name), guard.add?.[name] ?? '0');
    if (lt(next, least)) return false;
  }
  return Object.entries(guard.equals ?? {}).every(([name, value]) => item?.[name] === value);
}

class Expression {
  names: Record<string, string> = {};
  values: Record<string, unknown> = {};
  #count = 0;

  name(attribute: string): string {
    const key = `#${attribute}`;
    this.names[key] = attribute;
    return key;
  }

  value(value: unknown): string {
    this.#count += 1;
    const key = `:${this.#count}`;
    this.values[key] = value;
    return key;
  }
}

function condition(guard: Guard, expression: Expression): string | undefined {
  const parts: string[] = [];
  if (guard.absent) parts.push('attribute_not_exists(pk)');
  for (const [name, least] of Object.entries(guard.atLeast ?? {})) {
    const needed = sub(least, guard.add?.[name] ?? '0');
    const key = expression.name(name);
    const test = `${key} >= ${expression.value(numeric(needed))}`;
    parts.push(lt('0', needed) ? test : `(attribute_not_exists(${key}) OR ${test})`);
  }
  for (const [name, value] of Object.entries(guard.equals ?? {})) {
    const key = expression.name(name);
    parts.push(
      value === undefined ? `attribute_not_exists(${key})` : `${key} = ${expression.value(value)}`,
    );
  }
  return parts.length === 0 ? undefined : parts.join(' AND ');
}

function update(guard: Guard, expression: Expression): string | undefined {
  const adds = Object.entries(guard.add ?? {}).map(
    ([name, by]) => `${expression.name(name)} ${expression.value(numeric(by))}`,
  );
  const sets = Object.entries(guard.set ?? {}).map(
    ([name, value]) => `${expression.name(name)} = ${expression.value(value)}`,
  );
  const clauses = [
    adds.length > 0 ? `ADD ${adds.join(', ')}` : '',
    sets.length > 0 ? `SET ${sets.join(', ')}` : '',
  ].filter((clause) => clause !== '');
  return clauses.length === 0 ? undefined : clauses.join(' ');
}

/** The transaction action that enforces a guard. */
export function guardAction(table: string, guard: Guard): Action {
  const expression = new Expression();
  const ConditionExpression = condition(guard, expression);
  const UpdateExpression = guard.remove ? undefined : update(guard, expression);
  const input = {
    TableName: table,
    Key: { pk: guard.key.pk, sk: guard.key.sk },
    ...(ConditionExpression && { ConditionExpression }),
    ...(UpdateExpression && { UpdateExpression }),
    ...(Object.keys(expression.names).length > 0 && {
      ExpressionAttributeNames: expression.names,
    }),
    ...(Object.keys(expression.values).length > 0 && {
      ExpressionAttributeValues: expression.values,
    }),
  };
  const kind = guard.remove ? 'Delete' : UpdateExpression ? 'Update' : 'ConditionCheck';
  return { kind, input, refusal: () => guard.refusal, stale: !guard.final };
}

function sums(a: Guard['add'] = {}, b: Guard['add'] = {}) {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(names.map((name) => [name, add(a[name] ?? '0', b[name] ?? '0')]));
}

function strictest(a: Guard['atLeast'] = {}, b: Guard['atLeast'] = {}) {
  const both = { ...a, ...b };
  return Object.fromEntries(
    Object.entries(both).map(([name, least]) => [name, max(least, a[name] ?? least)]),
  );
}

const both = (a: Guard, b: Guard): Guard => ({
  ...a,
  ...((a.add || b.add) && { add: sums(a.add, b.add) }),
  ...((a.atLeast || b.atLeast) && { atLeast: strictest(a.atLeast, b.atLeast) }),
  ...((a.equals || b.equals) && { equals: { ...a.equals, ...b.equals } }),
  ...((a.set || b.set) && { set: { ...a.set, ...b.set } }),
  ...((a.absent || b.absent) && { absent: true }),
  ...((a.remove || b.remove) && { remove: true }),
  final: (a.final ?? false) && (b.final ?? false),
});

/**
 * One guard per item: a transaction may name an item only once, and two parts of a commit may ask
 * the same of it. What both add is added up; the strictest of what they ask for holds.
 */
export function mergeGuards(guards: readonly Guard[]): Guard[] {
  const byKey = new Map<string, Guard>();
  for (const guard of guards) {
    const key = JSON.stringify([guard.key.pk, guard.key.sk]);
    const known = byKey.get(key);
    byKey.set(key, known ? both(known, guard) : guard);
  }
  return [...byKey.values()];
}

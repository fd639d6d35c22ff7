import { checkFields, isObject, listOf, type Node, refuse } from './check-fields.ts';
import { MACHINE_FIELDS, REQUIRED, SCOPE_FIELDS, STATE_FIELDS } from './fields.ts';
import type { Machine } from './machine-definition.ts';

export interface MachineSource {
  id: string;
  type: 'STANDARD' | 'EXPRESS';
  definition: unknown;
  substitutions?: Record<string, string>;
}

/** What one pass over a machine gathers: names are unique and variables do not hide outer ones. */
interface Check {
  names: Set<string>;
  outerVariables: ReadonlySet<string>;
}

/** Substitutes, checks every field and compiles every expression; throws naming what is wrong. */
export function loadMachine(source: MachineSource): Machine {
  const definition = substitute(source.definition, source.substitutions ?? {}, source.id);
  if (!isObject(definition)) refuse(source.id, 'is not an object');
  if (definition.QueryLanguage !== 'JSONata') {
    refuse(source.id, "needs QueryLanguage 'JSONata' at the top");
  }
  checkFields(definition, MACHINE_FIELDS, source.id);
  if (definition.Version !== undefined && definition.Version !== '1.0') {
    refuse(source.id, `Version ${String(definition.Version)} is not implemented`);
  }
  checkScope(definition, source.id, { names: new Set(), outerVariables: new Set() });
  return { ...definition, id: source.id, type: source.type } as unknown as Machine;
}

/** `${module}` placeholders, as CDK's definitionSubstitutions fills them. */
function substitute(value: unknown, by: Record<string, string>, path: string): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\$\{([A-Za-z0-9_.-]+)\}/g, (_, key: string) => {
      const replacement = by[key];
      if (replacement === undefined) refuse(path, `has no substitution for \${${key}}`);
      return replacement;
    });
  }
  if (Array.isArray(value)) {
    return value.map((entry, index) => substitute(entry, by, `${path}[${index}]`));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, substitute(entry, by, `${path}.${key}`)]),
  );
}

function checkScope(scope: Node, path: string, check: Check): void {
  if (!isObject(scope.States)) refuse(path, 'needs States');
  const states = Object.entries(scope.States);
  const own = new Set(states.flatMap(([, state]) => assignedNames(state)));
  for (const name of own) {
    if (check.outerVariables.has(name)) refuse(path, `assigns $${name}, which an outer scope owns`);
  }
  const inner = { names: check.names, outerVariables: new Set([...check.outerVariables, ...own]) };
  const reached = new Set([target(scope.States, scope.StartAt, `${path}.StartAt`)]);
  for (const [name, state] of states) {
    const at = `${path}.${name}`;
    if (check.names.has(name)) refuse(at, 'has the name of another state of this machine');
    check.names.add(name);
    if (!isObject(state)) refuse(at, 'is not an object');
    checkState(state, at, inner);
    for (const next of nextsOf(state)) reached.add(target(scope.States, next, at));
  }
  const lost = states.map(([name]) => name).find((name) => !reached.has(name));
  if (lost !== undefined) refuse(`${path}.${lost}`, 'is never reached');
}

function target(states: Node, name: unknown, path: string): string {
  if (typeof name !== 'string') refuse(path, 'does not name a state');
  if (!Object.hasOwn(states, name)) refuse(path, `goes to ${name}, which does not exist`);
  return name;
}

function nextsOf(state: Node): unknown[] {
  const rules = [...listOf(state.Choices), ...listOf(state.Catch)] as Node[];
  const named = [state.Next, state.Default].filter((next) => next !== undefined);
  return [...named, ...rules.map((rule) => rule.Next)];
}

function assignedNames(state: unknown): string[] {
  if (!isObject(state)) return [];
  const holders = [state, ...listOf(state.Choices), ...listOf(state.Catch)] as Node[];
  return holders.flatMap(({ Assign }) => (isObject(Assign) ? Object.keys(Assign) : []));
}

function checkState(state: Node, path: string, check: Check): void {
  const type = String(state.Type);
  const fields = STATE_FIELDS[type];
  if (!fields) refuse(path, `has the type ${type}, which is not implemented`);
  checkFields(state, fields, path);
  for (const field of REQUIRED[type] ?? []) {
    if (state[field] === undefined) refuse(path, `needs ${field}`);
  }
  const ends = [state.Next !== undefined, state.End === true].filter(Boolean).length;
  if (fields.Next && ends !== 1) refuse(path, 'needs either Next or End');
  if (type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined)) {
    refuse(path, 'needs either Seconds or Timestamp');
  }
  if (type === 'Task') checkTask(state, path);
  const scopes = [state.ItemProcessor, ...listOf(state.Branches)].filter(isObject);
  scopes.forEach((scope, index) => {
    const at = type === 'Map' ? `${path}.ItemProcessor` : `${path}.Branches[${index}]`;
    checkFields(scope, SCOPE_FIELDS, at);
    checkScope(scope, at, check);
  });
}

function checkTask(state: Node, path: string): void {
  const resource = String(state.Resource);
  if (resource === 'arn:aws:states:::lambda:invoke') {
    const call = state.Arguments;
    if (typeof call === 'string') return;
    if (!isObject(call) || call.FunctionName === undefined) {
      refuse(path, 'needs Arguments.FunctionName');
    }
    const unknown = Object.keys(call).find((key) => key !== 'FunctionName' && key !== 'Payload');
    if (unknown) refuse(path, `uses Arguments.${unknown}, which is not implemented`);
    return;
  }
  if (resource.startsWith('arn:') && !resource.startsWith('arn:aws:lambda:')) {
    refuse(path, `uses the resource ${resource}, which is not implemented`);
  }
}

import { compilePattern, covers, fillPattern, type IamPattern } from './iam-pattern.ts';
import {
  type Condition,
  type ConditionContext,
  type ContextValue,
  compileCondition,
  singleValue,
} from './policy-condition.ts';
import { StoreError } from './store-error.ts';

type OneOrMany<T> = T | readonly T[];
type ConditionValue = OneOrMany<string | boolean>;

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly Principal?: '*' | Readonly<Record<string, OneOrMany<string>>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, ConditionValue>>>>;
}

export interface PolicyDocument {
  readonly Version: string;
  readonly Id?: string;
  readonly Statement: OneOrMany<PolicyStatement>;
}

export interface AccessRequest {
  readonly action: string;
  /** The ARN; left out only for a trust policy, whose resource is the role it hangs on. */
  readonly resource?: string;
  /** For a trust policy: every name by which the caller may be called in `Principal`. */
  readonly principals?: readonly string[];
  readonly principalTags?: Readonly<Record<string, string>>;
  readonly context?: Readonly<Record<string, ContextValue>>;
}

export type Decision = 'allow' | 'explicitDeny' | 'implicitDeny';

interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly IamPattern[] | undefined;
  readonly principals: ReadonlySet<string> | undefined;
  readonly conditions: readonly Condition[];
}

/** Policies checked and compiled by `loadPolicies` or `loadTrust`. */
export interface LoadedPolicies {
  readonly statements: readonly Statement[];
}

/** Loads identity policies; throws `policy.*` for whatever this evaluator would not honour. */
export function loadPolicies(documents: readonly PolicyDocument[]): LoadedPolicies {
  return { statements: documents.flatMap((document) => load(document, 'Resource')) };
}

/** Loads the trust policy of a role (`Principal` instead of `Resource`). */
export function loadTrust(document: PolicyDocument): LoadedPolicies {
  return { statements: load(document, 'Principal') };
}

/**
 * The decision of IAM: a matching Deny wins, then a matching Allow, else the implicit deny.
 * A statement with a variable that the request cannot fill does not match at all.
 */
export function evaluate(policies: LoadedPolicies, request: AccessRequest): Decision {
  const context = contextOf(request);
  const action = request.action.toLowerCase();
  let decision: Decision = 'implicitDeny';
  for (const statement of policies.statements) {
    if (statement.effect === 'Allow' && decision === 'allow') continue;
    if (!statement.actions.some((pattern) => covers(pattern, action))) continue;
    if (!matchesTarget(statement, request, context)) continue;
    if (!statement.conditions.every((condition) => condition(context) === 'met')) continue;
    if (statement.effect === 'Deny') return 'explicitDeny';
    decision = 'allow';
  }
  return decision;
}

function matchesTarget(statement: Statement, request: AccessRequest, context: ConditionContext) {
  if (statement.principals) {
    return (request.principals ?? []).some((name) => statement.principals?.has(name));
  }
  const { resource } = request;
  if (resource === undefined) return false;
  const lookup = singleValue(context);
  return statement.resources?.some((pattern) => {
    const filled = fillPattern(pattern, lookup);
    return filled !== undefined && covers(filled, resource);
  });
}

function contextOf(request: AccessRequest): ConditionContext {
  const context = new Map<string, ContextValue>();
  for (const key in request.context) {
    const value = request.context[key];
    if (value !== undefined) context.set(key.toLowerCase(), value);
  }
  for (const tag in request.principalTags) {
    const value = request.principalTags[tag];
    if (value !== undefined) context.set(`aws:principaltag/${tag.toLowerCase()}`, value);
  }
  return context;
}

const known = new Set(['Sid', 'Effect', 'Action', 'Condition']);

function load(document: PolicyDocument, target: 'Resource' | 'Principal'): Statement[] {
  refuseUnknown(document, new Set(['Version', 'Id', 'Statement']));
  if (document.Version !== '2012-10-17') {
    throw new StoreError(
      'policy.invalid',
      'a policy needs Version 2012-10-17: older ones have no variables',
    );
  }
  return many(document.Statement).map((statement) => {
    refuseUnknown(statement, new Set([...known, target]));
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
      throw new StoreError('policy.invalid', 'Effect must be Allow or Deny');
    }
    return {
      effect: statement.Effect,
      actions: actionsOf(statement),
      resources: target === 'Resource' ? resourcesOf(statement) : undefined,
      principals: target === 'Principal' ? principalsOf(statement) : undefined,
      conditions: conditionsOf(statement),
    };
  });
}

function refuseUnknown(element: object, names: ReadonlySet<string>): void {
  const unknown = Object.keys(element).find((name) => !names.has(name));
  if (unknown === undefined) return;
  throw new StoreError('policy.unsupported', `policy element ${unknown} is not implemented here`);
}

function actionsOf(statement: PolicyStatement): string[] {
  return texts(statement.Action, 'Action').map((action) => {
    if (action !== '*' && !/^[a-z0-9-]+:[\w*?]+$/i.test(action)) {
      throw new StoreError('policy.invalid', `${action} is not an action`);
    }
    return fillPattern(compilePattern(action.toLowerCase()), () => undefined) ?? '';
  });
}

function resourcesOf(statement: PolicyStatement): IamPattern[] {
  return texts(statement.Resource, 'Resource').map((resource) => {
    if (resource !== '*' && !resource.startsWith('arn:')) {
      throw new StoreError('policy.invalid', `${resource} is not an ARN`);
    }
    return compilePattern(resource);
  });
}

function principalsOf(statement: PolicyStatement): Set<string> {
  const { Principal } = statement;
  if (Principal === '*') return new Set(['*']);
  refuseUnknown(Principal ?? {}, new Set(['AWS', 'Service']));
  return new Set(Object.values(Principal ?? {}).flatMap((names) => texts(names, 'Principal')));
}

function conditionsOf(statement: PolicyStatement): Condition[] {
  return Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      compileCondition(operator, key, many(values).map(String)),
    ),
  );
}

function texts(value: OneOrMany<string> | undefined, element: string): readonly string[] {
  const list = value === undefined ? [] : many(value);
  if (list.length === 0 || list.some((text) => typeof text !== 'string' || text === '')) {
    throw new StoreError('policy.invalid', `${element} must be text or a list of texts`);
  }
  return list;
}

function many<T>(value: OneOrMany<T>): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

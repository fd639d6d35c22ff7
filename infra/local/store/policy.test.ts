import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, covers, fillPattern } from './iam-pattern.ts';
import { evaluate, loadPolicies, loadTrust, type PolicyDocument } from './policy.ts';

const arn = (name: string) => `arn:aws:dynamodb:cn-local-1:000000000000:table/${name}`;
const bound = '$' + '{aws:PrincipalTag/tid}';
const gen = '$' + '{aws:PrincipalTag/gen}';

function policy(...statements: object[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements } as unknown as PolicyDocument;
}

const tenantPolicy = policy({
  Sid: 'OwnTable',
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:Put*'],
  Resource: arn(`tandem-local-${bound}-g${gen}`),
  Condition: { Null: { 'aws:PrincipalTag/tid': 'false', 'aws:PrincipalTag/gen': 'false' } },
});

describe('the tenant policy', () => {
  const own = { tid: 't_a', gen: '1' };
  it.each([
    ['its own table', 'dynamodb:GetItem', 'tandem-local-t_a-g1', own, 'allow'],
    ['another case of the action', 'DYNAMODB:putitem', 'tandem-local-t_a-g1', own, 'allow'],
    ['another tenant', 'dynamodb:GetItem', 'tandem-local-t_b-g1', own, 'implicitDeny'],
    ['a longer name', 'dynamodb:GetItem', 'tandem-local-t_a-g12', own, 'implicitDeny'],
    ['another generation', 'dynamodb:GetItem', 'tandem-local-t_a-g2', own, 'implicitDeny'],
    ['another case of the table', 'dynamodb:GetItem', 'tandem-local-T_a-g1', own, 'implicitDeny'],
    ['an action not named', 'dynamodb:Scan', 'tandem-local-t_a-g1', own, 'implicitDeny'],
    [
      'an index of its table',
      'dynamodb:GetItem',
      'tandem-local-t_a-g1/index/x',
      own,
      'implicitDeny',
    ],
    ['no tags', 'dynamodb:GetItem', 'tandem-local--g', {}, 'implicitDeny'],
    ['half the tags', 'dynamodb:GetItem', 'tandem-local-t_a-g', { tid: 't_a' }, 'implicitDeny'],
    [
      'a tag that is a wildcard',
      'dynamodb:GetItem',
      'tandem-local-t_a-g1',
      { tid: '*', gen: '?' },
      'implicitDeny',
    ],
    [
      'tag names in another case',
      'dynamodb:GetItem',
      'tandem-local-t_a-g1',
      { TID: 't_a', Gen: '1' },
      'allow',
    ],
  ])('%s', (_, action, table, principalTags, decision) => {
    const request = { action, resource: arn(table), principalTags: principalTags as never };
    expect(evaluate(loadPolicies([tenantPolicy]), request)).toBe(decision);
  });

  it('without its Null guard a missing tag still opens nothing', () => {
    const bare = policy({ Effect: 'Allow', Action: '*', Resource: arn(`tandem-local-${bound}`) });
    const request = { action: 'dynamodb:GetItem', resource: arn('tandem-local-') };
    expect(evaluate(loadPolicies([bare]), request)).toBe('implicitDeny');
  });
});

describe('deciding', () => {
  const allowAll = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
  const request = { action: 'dynamodb:Scan', resource: arn('x') };

  it('an explicit deny wins over an allow in whatever order they stand', () => {
    const deny = policy({ Effect: 'Deny', Action: 'dynamodb:S?an', Resource: '*' });
    expect(evaluate(loadPolicies([allowAll, deny]), request)).toBe('explicitDeny');
    expect(evaluate(loadPolicies([deny, allowAll]), request)).toBe('explicitDeny');
  });

  it('no policy at all denies', () => {
    expect(evaluate(loadPolicies([]), request)).toBe('implicitDeny');
  });
});

describe('conditions', () => {
  const tags = { tid: 't_a' };
  it.each([
    ['StringEquals, equal', { StringEquals: { 'aws:PrincipalTag/tid': 't_a' } }, {}, true],
    ['StringEquals, one of', { StringEquals: { 'aws:PrincipalTag/tid': ['x', 't_a'] } }, {}, true],
    [
      'StringEquals, a star is a star',
      { StringEquals: { 'aws:PrincipalTag/tid': 't_*' } },
      {},
      false,
    ],
    ['StringEquals, key missing', { StringEquals: { k: 'a' } }, {}, false],
    ['StringEqualsIfExists, key missing', { StringEqualsIfExists: { k: 'a' } }, {}, true],
    ['StringEqualsIfExists, differs', { StringEqualsIfExists: { k: 'a' } }, { k: 'b' }, false],
    ['StringNotEquals, differs', { StringNotEquals: { k: 'a' } }, { k: 'b' }, true],
    ['StringNotEquals, none of', { StringNotEquals: { k: ['a', 'b'] } }, { k: 'b' }, false],
    ['StringNotEquals, key missing', { StringNotEquals: { k: 'a' } }, {}, true],
    ['StringLike', { StringLike: { k: 't_?a*' } }, { k: 't_xa--' }, true],
    ['StringLike, case', { StringLike: { k: 'A*' } }, { k: 'ab' }, false],
    ['StringLike, variable', { StringLike: { k: `${bound}/*` } }, { k: 't_a/x' }, true],
    ['a missing variable, even negated', { StringNotEquals: { k: gen } }, { k: 'b' }, false],
    [
      'ArnLike, part by part',
      { ArnLike: { k: 'arn:aws:events:*:1:rule/*' } },
      { k: 'arn:aws:events:r:1:rule/a:b' },
      true,
    ],
    [
      'ArnLike, a star stays in its part',
      { ArnLike: { k: 'arn:aws:*:rule/x' } },
      { k: 'arn:aws:events:r:1:rule/x' },
      false,
    ],
    ['Null false, but empty', { Null: { k: 'false' } }, { k: '' }, false],
    ['Null false, missing', { Null: { k: false } }, {}, false],
    ['Null true, missing', { Null: { k: 'true' } }, {}, true],
    ['Null true, empty list', { Null: { k: 'true' } }, { k: [] }, true],
    [
      'Bool',
      { Bool: { 'aws:SecureTransport': 'false' } },
      { 'aws:SecureTransport': 'False' },
      true,
    ],
    [
      'ForAllValues, all in',
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['tid', 'gen'] } },
      { 'aws:TagKeys': ['gen'] },
      true,
    ],
    [
      'ForAllValues, one out',
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['tid'] } },
      { 'aws:TagKeys': ['tid', 'x'] },
      false,
    ],
    [
      'ForAllValues, key missing (the trap)',
      { 'ForAllValues:StringLike': { 'aws:TagKeys': 'tid' } },
      {},
      true,
    ],
    [
      'ForAnyValue, one in',
      { 'ForAnyValue:StringLike': { 'aws:TagKeys': 't*' } },
      { 'aws:TagKeys': ['x', 'tid'] },
      true,
    ],
    [
      'ForAnyValue, key missing',
      { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'tid' } },
      {},
      false,
    ],
    [
      'all operators must hold',
      { StringEquals: { k: 'a' }, StringLike: { j: 'b*' } },
      { k: 'a', j: 'c' },
      false,
    ],
  ])('%s', (_, Condition, context, met) => {
    const loaded = loadPolicies([
      policy({ Effect: 'Allow', Action: '*', Resource: '*', Condition }),
    ]);
    const request = {
      action: 'a:B',
      resource: 'arn:x',
      principalTags: tags,
      context: context as never,
    };
    expect(evaluate(loaded, request)).toBe(met ? 'allow' : 'implicitDeny');
  });
});

describe('loading refuses what it would not honour', () => {
  const good = { Effect: 'Allow', Action: 'a:B', Resource: '*' };
  it.each([
    ['an operator', { ...good, Condition: { NumericLessThan: { k: '1' } } }, 'NumericLessThan'],
    ['an inherited name as operator', { ...good, Condition: { toString: { k: '1' } } }, 'toString'],
    ['NotAction', { Effect: 'Allow', NotAction: 'a:B', Resource: '*' }, 'NotAction'],
    ['NotResource', { ...good, NotResource: '*' }, 'NotResource'],
    ['a Principal in an identity policy', { ...good, Principal: '*' }, 'Principal'],
    ['no Resource', { Effect: 'Allow', Action: 'a:B' }, 'Resource'],
    ['an unknown effect', { ...good, Effect: 'allow' }, 'Effect'],
    ['an action without a service', { ...good, Action: 'GetItem' }, 'GetItem'],
    ['a resource that is no ARN', { ...good, Resource: 'table/x' }, 'table/x'],
    [
      'a variable with a default',
      { ...good, Resource: 'arn:$' + "{aws:PrincipalTag/t, 'x'}" },
      'variable',
    ],
    [
      'a list under a single operator',
      { ...good, Condition: { StringEquals: { 'aws:TagKeys': 'a' } } },
      'aws:TagKeys',
    ],
    ['Null with another word', { ...good, Condition: { Null: { k: 'no' } } }, 'Null'],
  ])('%s', (_, statement, named) => {
    expect(() => loadPolicies([policy(statement)])).toThrow(named);
  });

  it('an old policy version, which has no variables', () => {
    const old = { Version: '2008-10-17', Statement: [] };
    expect(() => loadPolicies([old])).toThrow('2012-10-17');
  });
});

describe('trust policies', () => {
  const role = 'arn:aws:iam::000000000000:role/function';
  const trust = loadTrust(
    policy({ Effect: 'Allow', Principal: { AWS: role }, Action: 'sts:AssumeRole' }),
  );

  it('match by the caller, not by resource', () => {
    expect(evaluate(trust, { action: 'sts:AssumeRole', principals: [role] })).toBe('allow');
    expect(evaluate(trust, { action: 'sts:AssumeRole', principals: [`${role}2`] })).toBe(
      'implicitDeny',
    );
    expect(evaluate(trust, { action: 'sts:TagSession', principals: [role] })).toBe('implicitDeny');
  });
});

describe('wildcards', () => {
  it('agree with the equivalent regular expression on any text', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.'), maxLength: 8 });
    fc.assert(
      fc.property(
        letters,
        fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 }),
        (glob, text) => {
          const source = glob.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
          const filled = fillPattern(compilePattern(glob), () => undefined) ?? '';
          expect(covers(filled, text)).toBe(new RegExp(`^${source}$`).test(text));
        },
      ),
    );
  });

  it('written as escapes are literal', () => {
    const filled =
      fillPattern(compilePattern('a$' + '{*}$' + '{?}$' + '{$}'), () => undefined) ?? '';
    expect(covers(filled, 'a*?$')).toBe(true);
    expect(covers(filled, 'axyz')).toBe(false);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate, loadPolicies, loadTrust } from '../../infra/local/store/policy.ts';
import type { PolicyDocument } from '../../infra/policy-document.ts';
import { roleIds } from '../../infra/roles.ts';
import { plain, type Synthesised, synthesise } from '../support/synthesise.ts';
import { nastyTenants } from './nasty-tenants.ts';

/** What every role is in relation to tenants; a new role must be placed here to pass. */
const classes: Record<string, 'one tenant' | 'no tenant' | 'tables without items'> = {
  tenant: 'one tenant',
  removal: 'one tenant',
  module: 'no tenant',
  mailing: 'no tenant',
  platform: 'no tenant',
  account: 'no tenant',
  provisioner: 'tables without items',
  reader: 'no tenant',
  relay: 'no tenant',
  sealer: 'no tenant',
  live: 'no tenant',
  trigger: 'no tenant',
  machine: 'no tenant',
  rule: 'no tenant',
  schedule: 'no tenant',
  gateway: 'no tenant',
};

const actions = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'ConditionCheckItem',
  'DeleteTable',
  'UpdateTable',
  'ExportTableToPointInTime',
  'PartiQLSelect',
];

const VICTIM = { tid: `t_${'b'.repeat(26)}`, gen: '1' };
const table = (tid: string, gen: string) =>
  `arn:aws:dynamodb:eu-west-1:111122223333:table/tandem-dev-${tid}-g${gen}`;

interface RoleUnderTest {
  id: string;
  policies: PolicyDocument[];
  trust: PolicyDocument;
}

let template: Synthesised;
let roles: RoleUnderTest[];
beforeAll(() => {
  template = synthesise();
  roles = template.ofType('AWS::IAM::Role').map(([, { Properties }]) => {
    const role = plain<Record<string, unknown>>(Properties);
    return {
      id: String(role.RoleName).replace('tandem-dev-', ''),
      policies: (role.Policies as { PolicyDocument: PolicyDocument }[]).map((one) =>
        withArns(one.PolicyDocument),
      ),
      trust: role.AssumeRolePolicyDocument as PolicyDocument,
    };
  });
}, 180_000);

/** Key and pool have no ARN before they are made. */
const withArns = (document: PolicyDocument): PolicyDocument =>
  JSON.parse(JSON.stringify(document).replace(/"<(?:[^">\\]|\\.)*>"/g, '"arn:aws:made:::here"'));

/** Allowed accesses of a session with these tags to somebody else's table. */
function crossings(policies: readonly PolicyDocument[], tags: Record<string, string>): string[] {
  const loaded = loadPolicies(policies);
  const victims = [VICTIM, ...nastyTenants].filter(
    ({ tid, gen }) => table(tid, gen) !== table(tags.tid ?? '', tags.gen ?? ''),
  );
  return victims.flatMap(({ tid, gen }) =>
    actions
      .filter(
        (action) =>
          evaluate(loaded, {
            action: `dynamodb:${action}`,
            resource: table(tid, gen),
            principalTags: tags,
            context: { 'dynamodb:LeadingKeys': [tid] },
          }) === 'allow',
      )
      .map((action) => `${tags.tid}-g${tags.gen} may ${action} ${tid}-g${gen}`),
  );
}

describe('the wall between tenants, on the synthesised policies', () => {
  test('every role is classified, and every class has its roles', () => {
    expect(Object.keys(classes).sort()).toEqual([...roleIds].sort());
    expect(roles.map(({ id }) => id).filter((id) => !(id in classes))).toEqual([]);
  });

  test('a tenant session reaches its own table, by exactly the seven item actions', () => {
    const { policies } = roles.find(({ id }) => id === 'tenant') as RoleUnderTest;
    const loaded = loadPolicies(policies);
    const allowed = actions.filter(
      (action) =>
        evaluate(loaded, {
          action: `dynamodb:${action}`,
          resource: table(VICTIM.tid, VICTIM.gen),
          principalTags: VICTIM,
        }) === 'allow',
    );
    expect(allowed.sort()).toEqual([
      'BatchGetItem',
      'ConditionCheckItem',
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    ]);
  });

  test('no role, whatever tags its session has, may touch items of another tenant', () => {
    const found: string[] = [];
    let asked = 0;
    for (const role of roles) {
      for (const attacker of nastyTenants) {
        asked += actions.length * nastyTenants.length;
        found.push(...crossings(role.policies, { ...attacker }).map((one) => `${role.id}: ${one}`));
      }
    }
    expect(found).toEqual([]);
    expect(nastyTenants.length).toBeGreaterThanOrEqual(50);
    expect(asked).toBeGreaterThan(roles.length * 13 * 50 * 49);
  });

  test('a session without one of its tags is nobody', () => {
    const { policies } = roles.find(({ id }) => id === 'tenant') as RoleUnderTest;
    expect(crossings(policies, {})).toEqual([]);
    expect(crossings(policies, { tid: VICTIM.tid })).toEqual([]);
    expect(crossings(policies, { gen: '1' })).toEqual([]);
  });

  test('files: only below the own prefix', () => {
    const { policies } = roles.find(({ id }) => id === 'tenant') as RoleUnderTest;
    const loaded = loadPolicies(policies);
    const bucket = 'arn:aws:s3:::tandem-dev-files-111122223333-eu-west-1';
    const ask = (key: string, tags: Record<string, string>) =>
      evaluate(loaded, {
        action: 's3:GetObject',
        resource: `${bucket}/${key}`,
        principalTags: tags,
      });
    expect(ask(`${VICTIM.tid}/a.pdf`, VICTIM)).toBe('allow');
    for (const attacker of nastyTenants.filter(({ tid }) => tid !== VICTIM.tid)) {
      expect(ask(`${VICTIM.tid}/a.pdf`, { ...attacker })).toBe('implicitDeny');
    }
    expect(ask(`${VICTIM.tid}/a.pdf`, { tid: VICTIM.tid })).toBe('implicitDeny');
  });
});

describe('who may take a tenant away', () => {
  test('the provisioner, in a session for one company, and it reads nothing of it', () => {
    const { policies, trust } = roles.find(({ id }) => id === 'removal') as RoleUnderTest;
    const loaded = loadPolicies(policies);
    const may = (tags: Record<string, string>) =>
      actions.filter((one) => {
        const resource = table(VICTIM.tid, VICTIM.gen);
        const asked = { action: `dynamodb:${one}`, resource, principalTags: tags };
        return evaluate(loaded, asked) === 'allow';
      });
    expect(may(VICTIM).sort()).toEqual(['DeleteTable', 'UpdateTable']);
    expect([may({}), may({ tid: VICTIM.tid })]).toEqual([[], []]);
    expect(trust.Statement.flatMap(({ Principal }) => Principal?.AWS)).toEqual([
      'arn:aws:iam::111122223333:role/tandem-dev-provisioner',
    ]);
  });
});

describe('who may become a tenant', () => {
  const assume = (tags: Record<string, string>, by = 'module') => {
    const { trust } = roles.find(({ id }) => id === 'tenant') as RoleUnderTest;
    const keys = Object.keys(tags);
    return evaluate(loadTrust(trust), {
      action: 'sts:TagSession',
      principals: [`arn:aws:iam::111122223333:role/tandem-dev-${by}`],
      context: {
        ...(keys.length > 0 && { 'aws:TagKeys': keys }),
        ...Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, tags[key] as string])),
      },
    });
  };

  test('functions that serve tenants, with both tags of the right form', () => {
    expect(assume(VICTIM)).toBe('allow');
    for (const id of ['platform', 'account', 'provisioner', 'reader', 'sealer', 'live']) {
      expect(assume(VICTIM, id)).toBe('allow');
    }
  });

  test('nobody else', () => {
    for (const id of [
      'trigger',
      'relay',
      'machine',
      'rule',
      'schedule',
      'gateway',
      'tenant',
      'guest',
    ]) {
      expect(assume(VICTIM, id)).toBe('implicitDeny');
    }
  });

  test.each([
    ['no tag', {}],
    ['no generation', { tid: VICTIM.tid }],
    ['no tenant', { gen: '1' }],
    ['another tag', { ...VICTIM, role: 'admin' }],
    ['a short tenant', { tid: 't_b', gen: '1' }],
    ['a long tenant', { tid: `${VICTIM.tid}x`, gen: '1' }],
    ['another prefix', { tid: `x_${'b'.repeat(26)}`, gen: '1' }],
    ['an endless generation', { tid: VICTIM.tid, gen: '11111' }],
    ['an empty generation', { tid: VICTIM.tid, gen: '' }],
  ] as [string, Record<string, string>][])('not with %s', (_, tags) => {
    expect(assume(tags)).toBe('implicitDeny');
  });
});

describe('planted mistakes are caught:', () => {
  const spoilt = (Resource: string[], Condition?: Record<string, Record<string, string[]>>) => [
    {
      Version: '2012-10-17' as const,
      Statement: [
        {
          Sid: 'Planted',
          Effect: 'Allow' as const,
          Action: ['dynamodb:GetItem'],
          Resource,
          ...(Condition && { Condition }),
        },
      ],
    },
  ];
  const attacked = (policies: PolicyDocument[]) =>
    nastyTenants.flatMap((attacker) => crossings(policies, { ...attacker }));

  test('one wildcard for all tables', () => {
    expect(attacked(spoilt([table('*', '*')]))).not.toEqual([]);
  });

  test('a wildcard after the own id, which covers longer ids', () => {
    const open = table(`\${aws:PrincipalTag/tid}*`, '1');
    expect(attacked(spoilt([open]))).not.toEqual([]);
  });

  test('a table of which every generation is open', () => {
    expect(attacked(spoilt([table(`\${aws:PrincipalTag/tid}`, '*')]))).not.toEqual([]);
  });

  test('leading keys that are like the own id, on a shared table', () => {
    const shared = spoilt([table('*', '*')], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`\${aws:PrincipalTag/tid}*`] },
    });
    expect(attacked(shared)).not.toEqual([]);
  });
});

describe('rights on the control table', () => {
  const control = 'arn:aws:dynamodb:eu-west-1:111122223333:table/tandem-dev-control';
  const may = (role: string, action: string, key: string | undefined) => {
    const { policies } = roles.find(({ id }) => id === role) as RoleUnderTest;
    return (
      evaluate(loadPolicies(policies), {
        action: `dynamodb:${action}`,
        resource: control,
        context: key === undefined ? {} : { 'dynamodb:LeadingKeys': [key] },
      }) === 'allow'
    );
  };

  test('a business module reads who calls, and writes nothing', () => {
    expect(may('module', 'GetItem', 'tenant#t_x')).toBe(true);
    expect(may('module', 'GetItem', 'key#k')).toBe(true);
    expect(may('module', 'GetItem', 'person#p')).toBe(false);
    for (const action of ['PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan']) {
      expect(may('module', action, 'tenant#t_x')).toBe(false);
    }
  });

  test('members and keys: people are linked, companies are not changed', () => {
    expect(may('platform', 'PutItem', 'person#p')).toBe(true);
    expect(may('platform', 'DeleteItem', 'key#k')).toBe(true);
    expect(may('platform', 'PutItem', 'tenant#t_x')).toBe(false);
    expect(may('platform', 'PutItem', 'spare')).toBe(false);
  });

  test('sockets: only their own function keeps the rows, the relay sees whether there are any', () => {
    const able = (action: string, key: string) =>
      roles.filter(({ id }) => may(id, action, key)).map(({ id }) => id);
    expect(able('PutItem', 'live#t_x')).toEqual(['live']);
    expect(able('DeleteItem', 'connection#c')).toEqual(['live']);
    expect(able('Query', 'live#t_x').sort()).toEqual(['live', 'relay']);
    expect(able('GetItem', 'connection#c')).toEqual(['live']);
  });

  test('only the provisioner changes the state of a company', () => {
    const able = roles.filter(({ id }) => may(id, 'UpdateItem', 'tenant#t_x')).map(({ id }) => id);
    expect(able).toEqual(['provisioner']);
  });

  test('a call that names no partition is not allowed to anybody', () => {
    for (const { id } of roles) {
      for (const action of ['GetItem', 'Query', 'Scan', 'PutItem']) {
        expect(may(id, action, undefined)).toBe(false);
      }
    }
  });
});

describe('authority without a person', () => {
  const holders = (action: string) =>
    roles
      .filter(({ policies }) =>
        policies.some((one) => one.Statement.some(({ Action }) => Action.includes(action))),
      )
      .map(({ id }) => id);

  test('only the relay puts on the bus, only rules and the clock start machines, only one role makes tables', () => {
    expect(holders('events:PutEvents')).toEqual(['relay']);
    expect(holders('states:StartExecution').sort()).toEqual(['rule', 'schedule']);
    expect(holders('dynamodb:CreateTable')).toEqual(['provisioner']);
    expect(holders('execute-api:ManageConnections')).toEqual(['live']);
    // Only in a session for one company, which the provisioner opens: see the wall above.
    expect(holders('dynamodb:DeleteTable')).toEqual(['removal']);
    expect(holders('iam:PassRole')).toEqual([]);
  });
});

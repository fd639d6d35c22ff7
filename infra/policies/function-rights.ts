import type { Manifest } from '../manifest-types.ts';
import type { PolicyStatement } from '../policy-document.ts';
import { arns, type Place, type RoleId } from '../roles.ts';
import {
  askReader,
  becomeTenant,
  controlKey,
  lookUpCallers,
  onControl,
  sendMail,
  takeTenantsAway,
  userPool,
} from './common-rights.ts';
import { allow } from './statements.ts';

type Rights = (place: Place) => readonly PolicyStatement[];

/** Commands, reactions and steps of a business module. */
const moduleRights: Rights = (place) => [
  becomeTenant(place),
  lookUpCallers(place),
  controlKey(place),
  askReader(place),
];

/** A module that writes to people outside the company. */
const mailingRights: Rights = (place) => [...moduleRights(place), sendMail(place)];

/** Members and keys live in the company and, for signing in, in the control table. */
const platformRights: Rights = (place) => [
  ...moduleRights(place),
  onControl(
    place,
    'LinkPeopleAndKeys',
    ['GetItem', 'PutItem', 'DeleteItem'],
    ['person#*', 'key#*'],
  ),
  userPool(place, [
    'AdminCreateUser',
    'AdminSetUserPassword',
    'AdminGetUser',
    'AdminDisableUser',
    'AdminEnableUser',
    'AdminUserGlobalSignOut',
  ]),
  sendMail(place),
];

/** People sign up, sign in and found companies: a spare table is taken, never made, here. */
const accountRights: Rights = (place) => [
  ...moduleRights(place),
  onControl(place, 'ReadPeople', ['GetItem', 'Query'], ['person#*']),
  onControl(place, 'AcceptInvitations', ['UpdateItem'], ['person#*']),
  onControl(place, 'ReadSpares', ['Query'], ['spare']),
  onControl(place, 'TakeSpare', ['DeleteItem'], ['spare']),
  onControl(place, 'FoundCompany', ['PutItem'], ['tenant#*', 'person#*', 'taken#*', 'outbox']),
  onControl(place, 'FoundOnce', ['GetItem', 'PutItem', 'UpdateItem'], ['founding#*']),
  onControl(place, 'GiveSpareBack', ['PutItem'], ['spare']),
  userPool(place, ['AdminGetUser', 'AdminUserGlobalSignOut']),
];

/** The only role that makes tables, and that joins their streams to the relay. */
const provisionerRights: Rights = (place) => {
  const { table, function: lambda, eventSources } = arns(place);
  const { stage, keyArn, region } = place;
  return [
    becomeTenant(place),
    takeTenantsAway(place),
    askReader(place),
    onControl(
      place,
      'KeepTenants',
      ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      ['tenant#*', 'person#*', 'spare', 'taken#*', 'active'],
    ),
    controlKey(place),
    allow(
      'MakeTables',
      [
        'dynamodb:CreateTable',
        'dynamodb:DescribeTable',
        'dynamodb:TagResource',
        'dynamodb:UpdateTimeToLive',
        'dynamodb:DescribeTimeToLive',
        'dynamodb:UpdateContinuousBackups',
        'dynamodb:DescribeContinuousBackups',
      ],
      [table(`tandem-${stage}-t_${'?'.repeat(26)}-g*`)],
    ),
    allow(
      'EncryptTables',
      ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey', 'kms:CreateGrant'],
      [keyArn],
      { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
    ),
    allow(
      'JoinStreams',
      [
        'lambda:CreateEventSourceMapping',
        'lambda:GetEventSourceMapping',
        'lambda:DeleteEventSourceMapping',
      ],
      [eventSources],
      { StringEquals: { 'lambda:FunctionArn': [lambda('relay'), lambda('sealer')] } },
    ),
    // The action names no resource.
    allow('FindStreams', ['lambda:ListEventSourceMappings'], ['*']),
  ];
};

const readerRights: Rights = (place) => [
  becomeTenant(place),
  lookUpCallers(place),
  controlKey(place),
];

/** Who reads the change streams of tables that do not exist yet. */
const readStreams = (place: Place, more: readonly string[] = []): PolicyStatement[] => {
  const tenants = arns(place).table(`tandem-${place.stage}-t_${'?'.repeat(26)}-g*`);
  return [
    allow(
      'ReadStreams',
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      [`${tenants}/stream/*`, ...more],
    ),
    // The action names no resource.
    allow('ListStreams', ['dynamodb:ListStreams'], ['*']),
    controlKey(place),
  ];
};

/** The only role that puts events on the bus; it sees whether sockets are open, and no data. */
const relayRights: Rights = (place) => {
  const { control, bus, queue, function: lambda } = arns(place);
  return [
    ...readStreams(place, [`${control}/stream/*`]),
    allow('PutEvents', ['events:PutEvents'], [bus]),
    onControl(place, 'SeeListeners', ['Query'], ['live#*']),
    allow('TellListeners', ['lambda:InvokeFunction'], [lambda('live-changes')]),
    allow('GiveUp', ['sqs:SendMessage'], [queue('relay-dead'), queue('control-changes-dead')]),
  ];
};

/** The notary: it writes the seals of a tenant's log into the tenant's own table. */
const sealerRights: Rights = (place) => [
  becomeTenant(place),
  ...readStreams(place),
  allow('GiveUp', ['sqs:SendMessage'], [arns(place).queue('relay-dead')]),
];

/** Open sockets: whose they are, what their people may know, and telling them. */
const liveRights: Rights = (place) => {
  const { sockets, queue } = arns(place);
  return [
    becomeTenant(place),
    lookUpCallers(place),
    controlKey(place),
    onControl(
      place,
      'KeepConnections',
      ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
      ['live#*', 'connection#*'],
    ),
    allow(
      'SpeakToSockets',
      ['execute-api:ManageConnections'],
      [sockets('POST'), sockets('DELETE')],
    ),
    allow('GiveUp', ['sqs:SendMessage'], [queue('live-dead')]),
  ];
};

/** The user pool asks which company a person may choose. */
const triggerRights: Rights = (place) => [
  onControl(place, 'LookUpMembership', ['GetItem'], ['tenant#*', 'person#*']),
  controlKey(place),
];

export const functionRights: Partial<Record<RoleId, Rights>> = {
  module: moduleRights,
  mailing: mailingRights,
  platform: platformRights,
  account: accountRights,
  provisioner: provisionerRights,
  reader: readerRights,
  relay: relayRights,
  sealer: sealerRights,
  live: liveRights,
  trigger: triggerRights,
};

/** What running a function takes: its own log groups, its own queues, traces. */
export function runtimeRights(place: Place, id: RoleId, manifest: Manifest): PolicyStatement[] {
  const own = manifest.functions.filter(({ role }) => role === id);
  const ids = new Set(own.map((one) => one.id));
  const queues = manifest.queues.filter((queue) => ids.has(queue.function));
  const { logs, queue } = arns(place);
  const consume = allow(
    'ConsumeQueues',
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    queues.map((one) => queue(one.id)),
  );
  return [
    ...(own.length === 0
      ? []
      : [
          allow(
            'WriteLogs',
            ['logs:CreateLogStream', 'logs:PutLogEvents'],
            own.map((one) => logs(one.id)),
          ),
        ]),
    // X-Ray's actions name no resource.
    allow('WriteTraces', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
    ...(queues.length === 0 ? [] : [consume]),
  ];
}

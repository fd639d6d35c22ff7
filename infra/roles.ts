/**
 * tenant: what a function becomes to serve one company; removal: what the provisioner becomes to
 * take one company's table away. module, mailing, platform, account, provisioner,
 * reader, relay, sealer, live, trigger: what functions are otherwise. machine, rule, schedule: who
 * calls them. gateway: writes the access log of the sockets.
 */
export const roleIds = [
  'tenant',
  'removal',
  'module',
  'mailing',
  'platform',
  'account',
  'provisioner',
  'reader',
  'relay',
  'sealer',
  'live',
  'trigger',
  'machine',
  'rule',
  'schedule',
  'gateway',
] as const;

export type RoleId = (typeof roleIds)[number];

/** Where the product runs; everything else in an ARN follows from it. */
export interface Place {
  partition: string;
  region: string;
  account: string;
  /** Lower-case letters and digits, so that no stage's tables look like another's. */
  stage: string;
  filesBucket: string;
  userPoolArn: string;
  keyArn: string;
  /** The identity that mails come from. */
  mailIdentityArn: string;
  /** The WebSocket API of this cell. */
  socketApiId: string;
}

export const roleName = (place: Pick<Place, 'stage'>, id: RoleId): string =>
  `tandem-${place.stage}-${id}`;
export const functionName = (place: Pick<Place, 'stage'>, id: string): string =>
  `tandem-${place.stage}-${id}`;
export const controlTableName = (stage: string): string => `tandem-${stage}-control`;
export const busName = (stage: string): string => `tandem-${stage}`;
/** The one stage of the WebSocket API, which is also the path that it is reached by. */
export const SOCKET_STAGE = 'live';
export const logGroupName = (stage: string, functionId: string): string =>
  `/tandem/${stage}/${functionId}`;

/** Names of the resources of a place, as policies write them. */
export function arns(place: Place) {
  const { partition, region, account, stage } = place;
  const arn = (service: string, rest: string) =>
    `arn:${partition}:${service}:${region}:${account}:${rest}`;
  return {
    role: (id: RoleId) => `arn:${partition}:iam::${account}:role/${roleName(place, id)}`,
    table: (name: string) => arn('dynamodb', `table/${name}`),
    control: arn('dynamodb', `table/${controlTableName(stage)}`),
    function: (id: string) => arn('lambda', `function:${functionName(place, id)}`),
    eventSources: arn('lambda', 'event-source-mapping:*'),
    machine: (id: string) => arn('states', `stateMachine:tandem-${stage}-${id}`),
    queue: (id: string) => arn('sqs', `tandem-${stage}-${id}`),
    bus: arn('events', `event-bus/${busName(stage)}`),
    /** What may be done to open sockets: POST tells them something, DELETE closes them. */
    sockets: (method: 'POST' | 'DELETE') =>
      arn('execute-api', `${place.socketApiId}/${SOCKET_STAGE}/${method}/@connections/*`),
    logs: (functionId: string) => arn('logs', `log-group:${logGroupName(stage, functionId)}:*`),
  };
}

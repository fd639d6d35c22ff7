import type { PolicyStatement } from '../policy-document.ts';
import { arns, type Place } from '../roles.ts';
import { allow } from './statements.ts';

type ControlAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** Partitions of the control table, by the first part of their key. */
type ControlPartition =
  | 'tenant#*'
  | 'person#*'
  | 'key#*'
  | 'spare'
  | 'taken#*'
  | 'founding#*'
  | 'outbox'
  | 'active'
  | 'live#*'
  | 'connection#*';

/** A right on some partitions of the control table only. */
export const onControl = (
  place: Place,
  Sid: string,
  actions: readonly ControlAction[],
  partitions: readonly ControlPartition[],
): PolicyStatement =>
  allow(
    Sid,
    actions.map((action) => `dynamodb:${action}`),
    [arns(place).control],
    {
      Null: { 'dynamodb:LeadingKeys': 'false' },
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
    },
  );

export const controlKey = (place: Place): PolicyStatement =>
  allow('KeyOfTables', ['kms:Decrypt'], [place.keyArn], {
    StringEquals: { 'kms:ViaService': `dynamodb.${place.region}.amazonaws.com` },
  });

/** Who the caller is: the company of the token, the key that was shown. */
export const lookUpCallers = (place: Place): PolicyStatement =>
  onControl(place, 'LookUpCallers', ['GetItem'], ['tenant#*', 'key#*']);

export const becomeTenant = (place: Place): PolicyStatement =>
  allow('BecomeTenant', ['sts:AssumeRole', 'sts:TagSession'], [arns(place).role('tenant')]);

/** The session is for one company, and can do nothing but end its table. */
export const takeTenantsAway = (place: Place): PolicyStatement =>
  allow('TakeTenantAway', ['sts:AssumeRole', 'sts:TagSession'], [arns(place).role('removal')]);

export const askReader = (place: Place): PolicyStatement =>
  allow('AskReader', ['lambda:InvokeFunction'], [arns(place).function('reader')]);

export const userPool = (place: Place, actions: readonly string[]): PolicyStatement =>
  allow(
    'UserPool',
    actions.map((action) => `cognito-idp:${action}`),
    [place.userPoolArn],
  );

export const sendMail = (place: Place): PolicyStatement =>
  allow('SendMail', ['ses:SendEmail'], [place.mailIdentityArn]);

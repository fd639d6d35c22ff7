import { arns, busName, controlTableName, functionName, SOCKET_STAGE } from '../roles.ts';
import { localClientId, localPlace, localUserPool } from './place.ts';

interface Endpoints {
  aws: string;
  dynamo: string;
  identity: string;
  issuer: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  readModelDir: string;
  cursorKey: string;
}

/** What AWS would put into the environment of every function. */
export function setEnvironment(at: Endpoints): void {
  const { stage, region, filesBucket, keyArn } = localPlace;
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: at.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: at.credentials.secretAccessKey,
    AWS_ENDPOINT_URL: at.aws,
    AWS_ENDPOINT_URL_DYNAMODB: at.dynamo,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: at.identity,
    TANDEM_STAGE: stage,
    TANDEM_CONTROL_TABLE: controlTableName(stage),
    TANDEM_TENANT_ROLE_ARN: arns(localPlace).role('tenant'),
    TANDEM_REMOVAL_ROLE_ARN: arns(localPlace).role('removal'),
    TANDEM_BUS: busName(stage),
    TANDEM_FILES_BUCKET: filesBucket,
    TANDEM_TOKEN_ISSUER: at.issuer,
    TANDEM_TOKEN_KEYS: `${at.identity}/${localUserPool}/.well-known/jwks.json`,
    TANDEM_CLIENT_ID: localClientId,
    TANDEM_USER_POOL: localUserPool,
    TANDEM_READ_MODEL_DIR: at.readModelDir,
    TANDEM_READER: functionName(localPlace, 'reader'),
    TANDEM_RELAY: functionName(localPlace, 'relay'),
    TANDEM_SEALER: functionName(localPlace, 'sealer'),
    TANDEM_RELAY_DEAD: arns(localPlace).queue('relay-dead'),
    TANDEM_LIVE_CHANGES: functionName(localPlace, 'live-changes'),
    TANDEM_LIVE_ENDPOINT: `${at.aws}/${SOCKET_STAGE}`,
    TANDEM_TABLE_KEY: keyArn,
    TANDEM_CURSOR_KEY: at.cursorKey,
  });
}

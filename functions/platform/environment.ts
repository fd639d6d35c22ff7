import * as z from 'zod';

/** The settings a function is deployed with; nothing secret. */
const schema = z.object({
  TANDEM_STAGE: z.string().default('local'),
  TANDEM_CONTROL_TABLE: z.string(),
  TANDEM_TENANT_ROLE_ARN: z.string(),
  TANDEM_BUS: z.string(),
  TANDEM_FILES_BUCKET: z.string(),
  TANDEM_TOKEN_ISSUER: z.url(),
  TANDEM_TOKEN_KEYS: z.url().optional(),
  TANDEM_CLIENT_ID: z.string(),
  TANDEM_USER_POOL: z.string(),
  TANDEM_MAIL_FROM: z.string().default('Tandem <no-reply@tandem.example>'),
  TANDEM_READ_MODEL_DIR: z.string().default('/tmp/read-model'),
  TANDEM_READER: z.string(),
  TANDEM_CURSOR_KEY: z.string().min(16),
});

export interface Environment {
  stage: string;
  controlTable: string;
  tenantRoleArn: string;
  bus: string;
  filesBucket: string;
  tokenIssuer: string;
  /** Where the issuer's public keys are. */
  tokenKeys: string;
  clientId: string;
  userPool: string;
  mailFrom: string;
  readModelDir: string;
  /** The function that owns the read model files. */
  reader: string;
  cursorKey: string;
}

/** Parsed where it is used, so that a missing setting names itself at the first call. */
export function environment(): Environment {
  const values = schema.parse(process.env);
  return {
    stage: values.TANDEM_STAGE,
    controlTable: values.TANDEM_CONTROL_TABLE,
    tenantRoleArn: values.TANDEM_TENANT_ROLE_ARN,
    bus: values.TANDEM_BUS,
    filesBucket: values.TANDEM_FILES_BUCKET,
    tokenIssuer: values.TANDEM_TOKEN_ISSUER,
    tokenKeys: values.TANDEM_TOKEN_KEYS ?? `${values.TANDEM_TOKEN_ISSUER}/.well-known/jwks.json`,
    clientId: values.TANDEM_CLIENT_ID,
    userPool: values.TANDEM_USER_POOL,
    mailFrom: values.TANDEM_MAIL_FROM,
    readModelDir: values.TANDEM_READ_MODEL_DIR,
    reader: values.TANDEM_READER,
    cursorKey: values.TANDEM_CURSOR_KEY,
  };
}

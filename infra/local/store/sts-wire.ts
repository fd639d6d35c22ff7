import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { send } from './loopback-server.ts';

/** An AssumeRole request as the AWS query protocol carries it. */
export interface AssumeRoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** A refusal as STS writes it. */
export interface StsRefusal {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

export function refusal(code: string, message: string): StsRefusal {
  return { code, message, status: code === 'ValidationError' ? 400 : 403 };
}

const plain = new Set(['Action', 'Version', 'RoleArn', 'RoleSessionName', 'DurationSeconds']);
const tagParameter = /^Tags\.member\.(\d{1,2})\.(Key|Value)$/;
const tagKey = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

/** Parses the form; a parameter it would have to ignore (a session policy, say) is refused. */
export function parseAssumeRole(form: URLSearchParams): AssumeRoleRequest | StsRefusal {
  const tags = new Map<string, { Key?: string; Value?: string }>();
  for (const [name, value] of form) {
    const [, index, part] = tagParameter.exec(name) ?? [];
    if (index && part) tags.set(index, { ...tags.get(index), [part]: value });
    else if (!plain.has(name) && value !== '') {
      // An empty list is sent as a bare name with nothing to honour.
      return refusal('ValidationError', `${name} is not implemented here`);
    }
  }
  const sessionName = form.get('RoleSessionName') ?? '';
  const seconds = Number(form.get('DurationSeconds') ?? '3600');
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    return refusal('ValidationError', 'RoleSessionName must be 2 to 64 of [\\w+=,.@-]');
  }
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) {
    return refusal('ValidationError', 'DurationSeconds must be from 900 to 43200');
  }
  const checked = checkTags([...tags.values()]);
  if ('code' in checked) return checked as StsRefusal;
  return { roleArn: form.get('RoleArn') ?? '', sessionName, seconds, tags: checked };
}

function checkTags(
  list: readonly { Key?: string; Value?: string }[],
): Record<string, string> | StsRefusal {
  const seen = new Map<string, [string, string]>();
  for (const { Key, Value } of list) {
    if (Key === undefined || Value === undefined || !tagKey.test(Key) || !tagValue.test(Value)) {
      return refusal('ValidationError', 'a session tag has a bad key or value');
    }
    if (seen.has(Key.toLowerCase())) {
      return refusal('ValidationError', `Duplicate tag keys found: ${Key}`);
    }
    seen.set(Key.toLowerCase(), [Key, Value]);
  }
  if (seen.size > 50) return refusal('ValidationError', 'a session has at most 50 tags');
  return Object.fromEntries(seen.values());
}

export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: Date;
  /** ARN of the session, `…:assumed-role/<role>/<session name>`. */
  readonly arn: string;
}

export function sendCredentials(response: ServerResponse, session: SessionCredentials): void {
  sendXml(
    response,
    200,
    `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>` +
      `<AssumedRoleUser><AssumedRoleId>AROALOCAL:${escapeXml(session.arn.split('/')[2] ?? '')}` +
      `</AssumedRoleId><Arn>${escapeXml(session.arn)}</Arn></AssumedRoleUser><Credentials>` +
      `<AccessKeyId>${session.accessKeyId}</AccessKeyId>` +
      `<SecretAccessKey>${session.secretAccessKey}</SecretAccessKey>` +
      `<SessionToken>${session.sessionToken}</SessionToken>` +
      `<Expiration>${session.expiresAt.toISOString()}</Expiration>` +
      `</Credentials></AssumeRoleResult>${metadata()}</AssumeRoleResponse>`,
  );
}

export function sendRefusal(response: ServerResponse, refused: StsRefusal): void {
  sendXml(
    response,
    refused.status,
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>` +
      `<Code>${refused.code}</Code><Message>${escapeXml(refused.message)}</Message></Error>` +
      `<RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}

function metadata(): string {
  return `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
}

function sendXml(response: ServerResponse, status: number, xml: string): void {
  send(response, status, { 'content-type': 'text/xml' }, xml);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

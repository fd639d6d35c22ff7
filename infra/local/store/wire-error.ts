import { randomUUID } from 'node:crypto';
import type { UpstreamAnswer } from './upstream.ts';

/** An error as DynamoDB writes it: shape name, HTTP status, message, further fields. */
export interface WireError {
  readonly type: string;
  readonly status: number;
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

const service = 'com.amazon.coral.service';
const model = 'com.amazonaws.dynamodb.v20120810';

export function accessDenied(message: string): WireError {
  return { type: `${service}#AccessDeniedException`, status: 400, message };
}

export function unrecognizedClient(): WireError {
  const message = 'The security token included in the request is invalid.';
  return { type: `${service}#UnrecognizedClientException`, status: 400, message };
}

export function expiredToken(): WireError {
  const message = 'The security token included in the request is expired';
  return { type: `${service}#ExpiredTokenException`, status: 400, message };
}

export function missingToken(): WireError {
  const message = 'Request is missing Authentication Token';
  return { type: `${service}#MissingAuthenticationTokenException`, status: 400, message };
}

export function unknownOperation(): WireError {
  return { type: `${service}#UnknownOperationException`, status: 400, message: '' };
}

export function serialization(): WireError {
  const message = 'the request body is not an object in JSON';
  return { type: `${service}#SerializationException`, status: 400, message };
}

export function validation(message: string): WireError {
  return { type: 'com.amazon.coral.validate#ValidationException', status: 400, message };
}

export function tooLarge(): WireError {
  const message = 'Request size exceeded';
  return { type: `${service}#RequestEntityTooLargeException`, status: 413, message };
}

export function throttling(): WireError {
  const message = 'Throughput exceeds the current capacity of your table or index.';
  return { type: 'com.amazon.coral.availability#ThrottlingException', status: 400, message };
}

export function throughputExceeded(): WireError {
  const message = 'The level of configured provisioned throughput for the table was exceeded.';
  return { type: `${model}#ProvisionedThroughputExceededException`, status: 400, message };
}

export function transactionConflict(): WireError {
  const message = 'Transaction is ongoing for the item';
  return { type: `${model}#TransactionConflictException`, status: 400, message };
}

/** A cancelled transaction of `items` actions whose action number `index` ran into another. */
export function transactionCanceled(items: number, index: number): WireError {
  const reasons = Array.from({ length: items }, (_, i) =>
    i === index
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return {
    type: `${model}#TransactionCanceledException`,
    status: 400,
    message:
      'Transaction cancelled, please refer cancellation reasons for specific reasons ' +
      `[${codes}]`,
    fields: { CancellationReasons: reasons },
  };
}

/** As in AWS, whether the call took effect is unknown. */
export function internalError(): WireError {
  const message = 'The request processing has failed because of an unknown error.';
  return { type: `${model}#InternalServerError`, status: 500, message };
}

export function answerOf(error: WireError): UpstreamAnswer {
  // Coral errors carry `Message`, modelled ones `message`; clients read both.
  const name = error.type.startsWith(service) ? 'Message' : 'message';
  const body = { __type: error.type, [name]: error.message, ...error.fields };
  return {
    status: error.status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() },
    body: Buffer.from(JSON.stringify(body)),
  };
}

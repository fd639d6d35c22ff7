import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { AppError } from '../../../shared/kernel/errors.ts';
import { errorFields, type Log } from '../log.ts';
import { isTransient, storeBusy } from '../retry.ts';

export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The Allow header: a path that answers GET answers HEAD, and every path says what it takes. */
export const allowOf = (methods: readonly string[]): string =>
  [...methods.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])), 'OPTIONS'].join(', ');

/** RFC 9457: a stable code, a sentence for people, the fields concerned, and the request's id. */
export function problem(
  error: unknown,
  requestId: string,
  log: Log,
): APIGatewayProxyStructuredResultV2 {
  const known = error instanceof AppError && error.status < 500 ? error : undefined;
  const busy = busyOf(error);
  const shown = known ?? busy;
  if (!known) log.error('request failed', errorFields(error));
  const status = shown?.status ?? 500;
  const body = {
    type: `https://tandem.example/problems/${shown?.code ?? 'internal'}`,
    title: shown?.message ?? 'Something went wrong on our side. Nothing was changed; try again.',
    status,
    code: shown?.code ?? 'internal',
    ...(shown && Object.keys(shown.params).length > 0 && { params: shown.params }),
    errors: shown?.errors ?? pointed(shown),
    requestId,
  };
  return {
    statusCode: status,
    headers: {
      ...securityHeaders,
      'content-type': 'application/problem+json; charset=utf-8',
      'x-request-id': requestId,
      ...(status === 503 && { 'retry-after': '1' }),
      ...(status === 405 && { allow: allowOf(shown?.params['allowed'] as string[]) }),
    },
    body: JSON.stringify(body),
  };
}

/**
 * A store that did not answer is busy, not broken; what might have been written is resolved before.
 */
function busyOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error.status === 503 ? error : undefined;
  return isTransient(error) ? storeBusy(error) : undefined;
}

function pointed(error: AppError | undefined) {
  if (error?.pointer === undefined) return [];
  return [{ pointer: error.pointer, code: error.code, message: error.message }];
}

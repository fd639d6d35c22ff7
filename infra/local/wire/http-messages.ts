import type { IncomingMessage, ServerResponse } from 'node:http';

/** One AWS service, or a part of one, behind the shared endpoint. */
export interface WireHandler {
  match(req: IncomingMessage): boolean;
  handle(req: IncomingMessage, res: ServerResponse): void | Promise<void>;
}

/** An error that the SDK turns into its exception of the same name. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function urlOf(req: IncomingMessage): URL {
  return new URL(req.url ?? '/', 'http://host');
}

export function headerOf(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Reads the whole body; refuses with 413 beyond the limit, in bytes. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      throw new WireError(413, 'RequestTooLargeException', `More than ${limit} bytes were sent.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export async function readJson(req: IncomingMessage, limit: number): Promise<unknown> {
  const text = (await readBody(req, limit)).toString('utf8');
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new WireError(400, 'SerializationException', 'The body is not JSON.');
  }
}

export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  contentType = 'application/json',
): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
  });
  res.end(text);
}

/** The error form of the JSON protocols: the type in body and header. */
export function sendJsonError(res: ServerResponse, error: WireError): void {
  res.setHeader('x-amzn-errortype', error.code);
  sendJson(res, error.status, { __type: error.code, message: error.message });
}

/** Dispatches `X-Amz-Target: <prefix>.<Action>` to one function per action. */
export function jsonTargetHandler(
  prefix: string,
  version: '1.0' | '1.1',
  limit: number,
  actions: Record<string, (input: never) => unknown>,
): WireHandler {
  return {
    match: (req) => headerOf(req, 'x-amz-target')?.startsWith(`${prefix}.`) ?? false,
    async handle(req, res) {
      const name = headerOf(req, 'x-amz-target')?.slice(prefix.length + 1) ?? '';
      const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
      try {
        if (!action) {
          throw new WireError(400, 'UnknownOperationException', `${name} is not served here.`);
        }
        const output = await action((await readJson(req, limit)) as never);
        sendJson(res, 200, output ?? {}, `application/x-amz-json-${version}`);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        sendJsonError(res, error);
      }
    },
  };
}

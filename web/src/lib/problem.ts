import type { FieldError } from '../../../shared/kernel/errors.ts';

export interface ProblemBody {
  title: string;
  status: number;
  code: string;
  params?: Record<string, unknown>;
  errors?: FieldError[];
  requestId?: string;
}

/** A refusal of the server (RFC 9457), or of the way to it: code 'offline', status 0. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: Record<string, unknown>;
  readonly errors: readonly FieldError[];
  readonly requestId: string | undefined;

  constructor(body: ProblemBody) {
    super(body.title);
    this.name = 'Problem';
    this.code = body.code;
    this.status = body.status;
    this.params = body.params ?? {};
    this.errors = body.errors ?? [];
    this.requestId = body.requestId;
  }
}

export const isProblem = (error: unknown, code?: string): error is Problem =>
  error instanceof Problem && (code === undefined || error.code === code);

export async function problemOf(response: Response): Promise<Problem> {
  const fallback = {
    title: `The server answered ${response.status}.`,
    status: response.status,
    code: 'unreadableAnswer',
  };
  const body = await response.json().catch(() => undefined);
  return new Problem({ ...fallback, ...(typeof body === 'object' ? (body as ProblemBody) : {}) });
}

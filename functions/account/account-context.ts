import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import type { Runtime } from '../platform/runtime.ts';

/** What an account operation knows: no tenant, at most a person. */
export interface AccountCtx {
  runtime: Runtime;
  /** The signed-in person; undefined for public operations. */
  personId?: string;
  /** Their token, with which the user pool lets them act for themselves. */
  accessToken?: string;
  /** The company of the person's token. */
  tenantId?: string;
  /** The caller's address, by which guessing of passwords is slowed down. */
  source: string;
  cookies: { accessToken?: string; refreshToken?: string };
  requestId: string;
  /** Under which the command happens once; only where the contract says that it is keyed. */
  key?: string;
}

export interface AccountAnswer<T> {
  body: T;
  cookies?: string[];
}

export type AccountRun<C extends AnyOperation> = (
  ctx: AccountCtx,
  input: z.infer<C['input']>,
) => Promise<AccountAnswer<z.input<C['output']>>>;

export const sourceOf = (event: APIGatewayProxyEventV2): string =>
  event.requestContext.http.sourceIp;

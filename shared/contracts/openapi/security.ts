import type { AnyOperation } from '../operation.ts';

export const securitySchemes = {
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The access token of a session that was opened for one company.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'tk_live_… or tk_test_…',
    description: 'A key of the company for another system. It may do what its scopes name.',
  },
  sessionCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-tandem-access',
    description:
      'Set by signing in with a browser. Commands then need an Origin of this site and a JSON body.',
  },
  refreshCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-tandem-refresh',
    description: 'Set by signing in with a browser; renews or ends the session.',
  },
} as const;

type Requirement = Partial<Record<keyof typeof securitySchemes, string[]>>;

/** What a caller must show, in alternatives; an empty one stands for nothing at all. */
export function securityOf({ audience, input }: AnyOperation): Requirement[] {
  const person: Requirement[] = [{ accessToken: [] }, { sessionCookie: [] }];
  if (audience === 'tenant') return [...person, { apiKey: [] }];
  if (audience === 'person') return person;
  return 'refreshToken' in input.shape ? [{}, { refreshCookie: [] }] : [];
}

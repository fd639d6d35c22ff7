import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Environment } from '../environment.ts';
import { createIdentityProvider, type IdentityProvider } from './identity-provider.ts';

/** The provider of this deployment; loaded only by functions that sign people in or up. */
export const cognitoProvider = ({ userPool, clientId }: Environment): IdentityProvider =>
  createIdentityProvider({
    client: new CognitoIdentityProviderClient({ maxAttempts: 3 }),
    userPoolId: userPool,
    clientId,
  });

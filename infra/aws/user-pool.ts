import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { tokenLifetimes } from '../../functions/platform/identity/token-lifetimes.ts';
import { acknowledge } from './acknowledge.ts';
import type { Functions } from './functions.ts';

/** Who people are. They prove it to our API only, which speaks to the pool for them. */
export class People extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, { stage }: { stage: string }) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: `tandem-${stage}`,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: {
        email: { required: true, mutable: true },
        fullname: { required: false, mutable: true },
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: false,
        requireLowercase: false,
        requireUppercase: false,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(7),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.client = this.pool.addClient('Api', {
      userPoolClientName: 'api',
      generateSecret: false,
      disableOAuth: true,
      authFlows: { userPassword: true },
      accessTokenValidity: Duration.seconds(tokenLifetimes.accessTokenSeconds),
      idTokenValidity: Duration.seconds(tokenLifetimes.accessTokenSeconds),
      refreshTokenValidity: Duration.seconds(tokenLifetimes.refreshTokenSeconds),
      refreshTokenRotationGracePeriod: Duration.seconds(tokenLifetimes.rotationGraceSeconds),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      readAttributes: new ClientAttributes().withStandardAttributes({
        email: true,
        emailVerified: true,
        fullname: true,
      }),
      writeAttributes: new ClientAttributes().withStandardAttributes({
        email: true,
        fullname: true,
      }),
    });
    acknowledge(
      this.pool,
      'Length and a list of common passwords, checked in our own code, beat composition rules.',
      'COG1',
    );
    acknowledge(
      this.pool,
      'A second factor is optional in the pool and not asked for: the pages do not enrol one yet.',
      'COG2',
    );
    acknowledge(
      this.pool,
      'Threat protection needs the Plus plan; guessing is slowed per address by our own code.',
      'COG3',
      'COG8',
    );
  }

  /** The pool asks our functions who may sign up, and which company goes into a token. */
  listenTo(functions: Functions): void {
    this.pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, functions.get('account-pre-sign-up'));
    this.pool.addTrigger(
      UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
      functions.get('account-pre-token'),
      LambdaVersion.V2_0,
    );
  }
}

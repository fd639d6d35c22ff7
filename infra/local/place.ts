import type { Place } from '../roles.ts';

/** The laptop as a place: names that no cloud account has. */
export const localPlace: Place = {
  partition: 'aws',
  region: 'cn-local-1',
  account: '000000000000',
  stage: 'local',
  filesBucket: 'tandem-local-files',
  userPoolArn: 'arn:aws:cognito-idp:cn-local-1:000000000000:userpool/cn-local-1_tandem',
  keyArn: 'arn:aws:kms:cn-local-1:000000000000:key/local',
  mailIdentityArn: 'arn:aws:ses:cn-local-1:000000000000:identity/tandem.example',
  socketApiId: 'local',
};

export const localUserPool = 'cn-local-1_tandem';
export const localClientId = 'tandemlocalclient';

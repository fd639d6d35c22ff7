import type { PolicyDocument, PolicyStatement } from '../policy-document.ts';

const VERSION = '2012-10-17' as const;
export const document = (statements: readonly PolicyStatement[]): PolicyDocument => ({
  Version: VERSION,
  Statement: statements,
});
export const allow = (
  Sid: string,
  Action: readonly string[],
  Resource: readonly string[],
  Condition?: PolicyStatement['Condition'],
): PolicyStatement => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});

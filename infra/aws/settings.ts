import type { Node } from 'constructs';

/** What differs between deployments; given as context: `cdk deploy -c stage=prod`. */
export interface Settings {
  /** Lower-case letters and digits. */
  stage: string;
  /** Where partners and the content delivery network reach the API. */
  apiDomain: string;
  /** Where people open the product: pages, API, files and live updates under one origin. */
  siteDomain: string;
  /** Where the content delivery network reaches the WebSocket API, which wants its own. */
  liveDomain: string;
  /** The domain that mails come from. */
  mailDomain: string;
  /** How long logs are kept. */
  logDays: number;
}

const STAGE = /^[a-z][a-z0-9]{0,11}$/;

export function settingsOf(node: Node): Settings {
  const text = (key: string, usual: string): string => node.tryGetContext(key) ?? usual;
  const stage = text('stage', 'dev');
  if (!STAGE.test(stage)) {
    throw new TypeError(`stage ${stage}: up to 12 lower-case letters and digits, a letter first`);
  }
  const apiDomain = text('apiDomain', `api.${stage}.tandem.example`);
  return {
    stage,
    apiDomain,
    siteDomain: text('siteDomain', `${stage}.tandem.example`),
    liveDomain: text('liveDomain', `live.${apiDomain}`),
    mailDomain: text('mailDomain', `${stage}.tandem.example`),
    logDays: Number(text('logDays', '90')),
  };
}

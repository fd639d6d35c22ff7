import { today } from '../lib/format.ts';
import { language } from '../lib/language.ts';

/** What most companies of this language choose; each can be changed before sending. */
export function suggestions(): Record<string, unknown> {
  const zh = language() !== 'en';
  return {
    locale: language(),
    accountingStandard: zh ? 'cnSmall' : 'international',
    taxpayerType: 'general',
    costingMethod: 'movingAverage',
    firstPeriod: today().slice(0, 7),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** To the page that shows how the company is set up. */
export const welcome = (tenantId: string): void =>
  window.location.assign(`/welcome?company=${tenantId}`);

import { crmSentences } from './sentences/crm.ts';
import { engineeringSentences } from './sentences/engineering.ts';
import { financeSentences } from './sentences/finance.ts';
import { inventorySentences } from './sentences/inventory.ts';
import { kernelSentences } from './sentences/kernel.ts';
import { manufacturingSentences } from './sentences/manufacturing.ts';
import { masterdataSentences } from './sentences/masterdata.ts';
import { planningSentences } from './sentences/planning.ts';
import { platformSentences } from './sentences/platform.ts';
import { printingSentences } from './sentences/printing.ts';
import { purchasingSentences } from './sentences/purchasing.ts';
import { salesSentences } from './sentences/sales.ts';
import type { Sentences } from './sentences/sentences-type.ts';

/**
 * What errors say in Chinese, by their code. English stands where each error is defined; a test
 * holds that none is missing and that no sentence asks for a parameter that its error lacks.
 */
export const sentences: Sentences = {
  ...platformSentences,
  ...kernelSentences,
  ...masterdataSentences,
  ...financeSentences,
  ...inventorySentences,
  ...engineeringSentences,
  ...purchasingSentences,
  ...manufacturingSentences,
  ...planningSentences,
  ...salesSentences,
  ...crmSentences,
  ...printingSentences,
};

import type { Doc } from '../../shared/contracts/noun.ts';
import type { company } from '../../shared/contracts/platform/company.ts';
import type { BusinessDate } from '../../shared/kernel/date.ts';
import type { IdMaker } from '../../shared/kernel/id.ts';
import type { Access, Actor } from './access.ts';
import type { TenantRef } from './aws.ts';
import type { Control } from './control.ts';
import type { FileStore } from './files/file-store.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail.ts';
import type { Numbering } from './numbering.ts';
import type { People } from './people.ts';
import type { Reads } from './read-model/reads.ts';
import type { Store } from './store.ts';

/** Everything an operation may know of its surroundings; nothing is ambient. */
export interface Ctx {
  tenant: TenantRef;
  actor: Actor;
  access: Access;
  company: Doc<typeof company>;
  /** The moment of this attempt, ISO in UTC; time does not pass inside a decision. */
  now: string;
  /** Today in the company's time zone. */
  today: BusinessDate;
  newId: IdMaker;
  store: Store;
  reads: Reads;
  files: FileStore;
  numbering: Numbering;
  /** Unpredictable bytes, for secrets. */
  random: (bytes: number) => Uint8Array;
  /** The directory of people and keys, which lies outside the tenant. */
  people: People;
  /** Letters to people outside; what is sent cannot be taken back. */
  mail: Mailer;
  control: Pick<Control, 'putApiKey'>;
  requestId: string;
  locale: string;
  dryRun: boolean;
  log: Log;
}

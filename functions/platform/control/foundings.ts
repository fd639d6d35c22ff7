import type { TenantRef } from '../aws.ts';
import type { ControlTable } from './control-table.ts';

/** The company that a person founds under a key. */
export interface Founding extends TenantRef {
  /** Of what was asked for. */
  hash: string;
  at: string;
  /** All of it has been asked for; nothing is to be done again. */
  done?: boolean;
}

/** Companies under way, by who founds them under which key. */
export interface Foundings {
  founding: (personId: string, key: string) => Promise<Founding | undefined>;
  /** Binds the key to a company; answers the one that it is bound to. */
  bindFounding: (personId: string, key: string, founding: Founding) => Promise<Founding>;
  finishFounding: (personId: string, key: string) => Promise<void>;
}

const foundingKey = (personId: string, key: string) => ({
  pk: `founding#${personId}`,
  sk: `key#${key}`,
});

export const foundingsIn = (table: ControlTable): Foundings => ({
  founding: (personId, key) => table.get<Founding>(foundingKey(personId, key)),
  async bindFounding(personId, key, founding) {
    const at = foundingKey(personId, key);
    const isBound = await table.putNew({ ...at, ...founding });
    return isBound ? founding : ((await table.get<Founding>(at)) as Founding);
  },
  async finishFounding(personId, key) {
    await table.change(foundingKey(personId, key), { done: true });
  },
});

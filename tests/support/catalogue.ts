import type { AnyDoc } from '../../shared/contracts/noun.ts';
import { capital } from '../../shared/contracts/noun.ts';
import { nouns, operations } from '../../shared/contracts/system.ts';
import { callThrough, functionFor, type Send } from './handler-call.ts';
import { todayIn } from './today.ts';

/** The documents of one tenant that inputs may refer to, newest first, by noun. */
export interface Catalogue {
  today: string;
  of: (noun: string) => readonly AnyDoc[];
  /** What the plan in use wants bought and made; no document stands behind it. */
  planned: () => readonly AnyDoc[];
  /** Takes a document in that an answer showed. */
  note: (answer: unknown) => void;
  /** Looks at every list again. */
  refresh: () => Promise<void>;
  /** All documents known, of every noun. */
  all: () => AnyDoc[];
}

const listed = nouns.filter(({ internal }) => !internal);

export const isServed = (operation: { method: string; path: string }): boolean =>
  functionFor(operation.method, operation.path) !== undefined;

const nounByPrefix = new Map(listed.map((noun) => [noun.prefix, noun.id]));

const served = new Set(operations.filter(isServed).map(({ id }) => id));

export async function catalogueOf(send: Send, token: string): Promise<Catalogue> {
  let known = new Map<string, AnyDoc[]>();
  let planned: readonly AnyDoc[] = [];
  const refresh = async () => {
    const pages = await Promise.all(
      listed.map(async (noun): Promise<[string, AnyDoc[]]> => {
        const list = `${noun.module}.list${capital(noun.id)}`;
        if (!served.has(list)) return [noun.id, []];
        const input = { limit: 60, sort: '-createdAt' };
        const { status, body } = await callThrough(send, token, list, input);
        return [noun.id, status === 200 ? body.data : []];
      }),
    );
    known = new Map(pages);
    if (known.get('planningRun')?.some(({ state }) => state === 'published')) {
      const plan = await callThrough(send, token, 'planning.listPlannedOrders', { limit: 60 });
      planned = plan.status === 200 ? plan.body.data : [];
    }
  };
  await refresh();
  const [company] = known.get('company') ?? [];
  const timeZone = String(company?.['timeZone'] ?? 'Asia/Shanghai');
  return {
    today: todayIn(timeZone),
    of: (noun) => known.get(noun) ?? [],
    planned: () => planned,
    note(answer) {
      const doc = answer as AnyDoc | null;
      const noun = nounByPrefix.get(String(doc?.id ?? '').split('_')[0] as string);
      if (!doc || noun === undefined) return;
      const others = (known.get(noun) ?? []).filter(({ id }) => id !== doc.id);
      known.set(noun, [doc, ...others]);
    },
    refresh,
    all: () => [...known.values()].flat(),
  };
}

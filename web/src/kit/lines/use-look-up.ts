import { type RefObject, useCallback, useState } from 'react';
import type { Find } from '../fields/find-option.ts';
import type { Unknown } from '../fields/the-one.ts';
import type { Line, LinesGridProps } from './grid-props.ts';
import { findPasted, type Pasted, withField } from './paste.ts';

/** By field and text. */
export type Unknowns = ReadonlyMap<string, Unknown>;

export const unknownKey = (field: string, text: unknown): string => `${field}\t${text}`;

type Settings = Pick<LinesGridProps, 'wait' | 'onLine'>;

/**
 * Finds the documents that typed and pasted texts stand for. A text stands in its cell until the
 * answer comes, so lines may be typed, moved and removed meanwhile: every cell that still holds
 * the text is given its document, and one written over is left alone.
 */
export function useLookUp(
  settings: RefObject<Settings>,
  rows: RefObject<readonly Line[]>,
  write: (rows: readonly Line[]) => void,
) {
  const [unknown, setUnknown] = useState<Unknowns>(new Map());

  const tell = useCallback(
    (answers: ReadonlyMap<string, Unknown | undefined>) =>
      setUnknown((known) => {
        const next = new Map(known);
        for (const [key, why] of answers) {
          if (why) next.set(key, why);
          else next.delete(key);
        }
        return next;
      }),
    [],
  );

  /** Puts values in the places of the texts that stand for them, by field and text. */
  const settle = useCallback(
    (found: ReadonlyMap<string, string>, fields: ReadonlySet<string>) => {
      const { onLine } = settings.current;
      write(
        rows.current.map((line) => {
          let next = line;
          for (const field of fields) {
            const value = found.get(unknownKey(field, line[field]));
            if (value === undefined || value === line[field]) continue;
            const changed = withField(next, field, value);
            next = onLine ? onLine(changed, field) : changed;
          }
          return next;
        }),
      );
    },
    [settings, rows, write],
  );

  const lookUp = useCallback(
    (field: string, text: string, find: Find) => {
      const key = unknownKey(field, text);
      tell(new Map([[key, undefined]]));
      const answer = find(text).then((found) => {
        if (typeof found === 'string') tell(new Map([[key, found]]));
        else settle(new Map([[key, found.value]]), new Set([field]));
      });
      settings.current.wait(answer);
    },
    [settings, tell, settle],
  );

  const lookUpPasted = useCallback(
    (open: Pasted['open']) => {
      if (open.length === 0) return;
      const keyed = (one: Pasted['open'][number]) => unknownKey(one.field, one.text);
      const answer = findPasted(open).then(
        (found) => {
          const known = found.flatMap((one): [string, string][] =>
            one.id === undefined ? [] : [[keyed(one), one.id]],
          );
          const missing = found.filter(({ id }) => id === undefined);
          settle(new Map(known), new Set(open.map(({ field }) => field)));
          tell(new Map(missing.map((one) => [keyed(one), 'none'])));
        },
        () => tell(new Map(open.map((one) => [keyed(one), 'failed']))),
      );
      settings.current.wait(answer);
    },
    [settings, settle, tell],
  );
  return { unknown, lookUp, lookUpPasted };
}

import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../lib/language.ts';
import { type Find, unknownTexts } from './find-option.ts';
import type { Option } from './option.ts';
import type { Unknown } from './the-one.ts';

/** How a field holds up its form while it finds out what was typed, and says that it could not. */
export interface Hold {
  wait?: ((answer: Promise<unknown>) => void) | undefined;
  mark?: ((sentence: string | undefined) => void) | undefined;
}

interface Options extends Hold {
  value: string | undefined;
  find: Find;
  onChange: (value: string | undefined, option?: Option) => void;
}

/**
 * A text that was typed and left before its list had come. It keeps standing in the field, the
 * form waits for what it stands for, and if that is nothing the field says so.
 */
export function useTypedAhead(options: Options) {
  const say = useSay();
  const latest = useRef(options);
  latest.current = options;
  const [left, setLeft] = useState<{ text: string; unknown?: Unknown }>();
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  const problem = left?.unknown && say(unknownTexts[left.unknown], { text: left.text });

  const { value, mark } = options;
  const [of, setOf] = useState(value);
  if (of !== value) {
    setOf(value);
    // Somebody else has put a value in its place.
    if (left?.unknown) setLeft(undefined);
  }
  useEffect(() => {
    mark?.(problem);
    return () => mark?.(undefined);
  }, [problem, mark]);

  const forget = () => {
    turn.current += 1;
    setLeft(undefined);
  };
  const change = (next: string | undefined, option?: Option) => {
    forget();
    latest.current.onChange(next, option);
  };
  const leave = (text: string) => {
    turn.current += 1;
    const own = turn.current;
    setLeft({ text });
    const { find, wait } = latest.current;
    const answer = find(text).then((found) => {
      // Whoever wrote over it meanwhile is right.
      if (turn.current !== own) return;
      if (typeof found === 'string') setLeft({ text, unknown: found });
      else change(found.value, found);
    });
    wait?.(answer);
  };
  return { text: left?.text, problem, forget, change, leave };
}

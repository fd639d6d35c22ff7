import { useCallback, useEffect, useRef, useState } from 'react';

export interface Waiting {
  /** How many answers are on their way. */
  count: number;
  /** Something that was typed is being looked up: what is done with the form waits for it. */
  wait: (answer: Promise<unknown>) => void;
  /** Once nothing is being looked up any more, and the form is drawn with what was found. */
  settled: () => Promise<void>;
}

/** Lookups that a form waits for before it is sent. */
export function useWaiting(): Waiting {
  const open = useRef(0);
  const followers = useRef<(() => void)[]>([]);
  const [changes, setChanges] = useState(0);
  const wait = useCallback((answer: Promise<unknown>) => {
    const tell = (change: number) => {
      open.current += change;
      setChanges((known) => known + 1);
    };
    tell(1);
    const done = () => tell(-1);
    void answer.then(done, done);
  }, []);
  useEffect(() => {
    if (open.current > 0) return;
    for (const go of followers.current.splice(0)) go();
  }, [changes]);
  const settled = useCallback(
    () =>
      open.current === 0
        ? Promise.resolve()
        : new Promise<void>((resolve) => followers.current.push(resolve)),
    [],
  );
  return { count: open.current, wait, settled };
}

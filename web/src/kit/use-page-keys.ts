import { type AnyRouter, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isTyping } from '../app/shortcuts.ts';

/** Another page was asked for and is not there yet: a key is no longer meant for this one. */
function isLeaving({ latestLocation, state }: AnyRouter): boolean {
  const here = state.resolvedLocation?.pathname;
  return here !== undefined && here !== latestLocation.pathname;
}

/**
 * `ctrl+s`, `alt+n`, `/`: what the keys of this page do. Plain letters are not heard in fields.
 * What lies over a page hears `first`, so that the page does not act behind it.
 */
export function usePageKeys(
  map: Readonly<Record<string, (() => unknown) | undefined | false>>,
  first = false,
) {
  const router = useRouter();
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const held = event.ctrlKey || event.metaKey ? 'ctrl+' : event.altKey ? 'alt+' : '';
      if (held === '' && isTyping(event.target)) return;
      // With Alt some layouts type another letter, so that one goes by its place.
      const name = held === 'alt+' ? event.code.replace(/^Key/, '') : event.key;
      const act = latest.current[`${held}${name.toLowerCase()}`];
      if (!act) return;
      event.preventDefault();
      if (isLeaving(router)) return;
      // A key that is held down does once what it does, and does not confirm what it has opened.
      if (!(event.repeat && (held === 'ctrl+' || event.key === 'Enter'))) act();
    };
    window.addEventListener('keydown', onKey, first);
    return () => window.removeEventListener('keydown', onKey, first);
  }, [first, router]);
}

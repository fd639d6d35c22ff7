import type { Page } from 'playwright-core';

/** What a person without a mouse cannot do, and what only a script can: put the focus somewhere. */
const beyond = new Set([
  ...['click', 'dblclick', 'tap', 'hover', 'mouse', 'touchscreen', 'dragTo', 'dragAndDrop'],
  ...['fill', 'clear', 'check', 'uncheck', 'setChecked', 'selectOption', 'selectText'],
  ...['focus', 'blur', 'press', 'type', 'pressSequentially', 'dispatchEvent', 'setInputFiles'],
  ...['reload', 'goBack', 'goForward'],
]);

const isLocator = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && 'waitFor' in value;

/**
 * The same page for whoever has a keyboard alone: an address is opened once, all else goes by keys,
 * and whatever is beyond them throws.
 */
export function byKeyboard(page: Page): Page {
  const behind = new WeakMap<object, object>();
  let opened = false;
  const real = (value: unknown): unknown => behind.get(value as object) ?? value;
  const guarded = <T extends object>(thing: T): T => {
    const guard = new Proxy(thing, {
      get(target, name) {
        if (beyond.has(String(name))) throw new Error(`${String(name)} is beyond the keyboard.`);
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          if (name === 'goto' && opened) throw new Error('Pages are reached by keys.');
          opened ||= name === 'goto';
          const answer: unknown = value.apply(target, given.map(real));
          return isLocator(answer) ? guarded(answer) : answer;
        };
      },
    });
    behind.set(guard, thing);
    return guard;
  };
  return guarded(page);
}

type Initials = (text: string) => string;

let initials: Initials | undefined;
let loading: Promise<void> | undefined;

export const pinyinIsLoaded = (): boolean => initials !== undefined;

/** Whether a text may be the initials of Chinese words. */
export const needsPinyin = (typed: string): boolean => /^[a-z]+$/i.test(typed.trim());

/**
 * Pinyin is a dictionary of its own size: fetched when somebody first types letters. Without it,
 * when it cannot be fetched, texts are compared by their letters.
 */
export function loadPinyin(): Promise<void> {
  loading ??= fetchPinyin().catch(() => {
    loading = undefined;
  });
  return loading;
}

function fetchPinyin(): Promise<void> {
  return import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, string>();
    initials = (text) => {
      const found = known.get(text);
      if (found !== undefined) return found;
      const made = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' })
        .join('')
        .toLowerCase();
      known.set(text, made);
      return made;
    };
  });
}

const CHINESE = /\p{Script=Han}/u;

/** Whether a text contains what was typed, by its letters or by the initials of its pinyin. */
export function fits(text: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (text.toLowerCase().includes(wanted)) return true;
  if (!needsPinyin(wanted) || !CHINESE.test(text)) return false;
  void loadPinyin();
  return initials?.(text).includes(wanted) ?? false;
}

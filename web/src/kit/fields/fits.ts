type Initials = (text: string) => string;

let initials: Initials | undefined;
let loading: Promise<void> | undefined;

/** Pinyin is a dictionary of its own size: fetched when somebody first types letters. */
export function loadPinyin(): Promise<void> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
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
  return loading;
}

const CHINESE = /\p{Script=Han}/u;

/** Whether a text contains what was typed, by its letters or by the initials of its pinyin. */
export function fits(text: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (text.toLowerCase().includes(wanted)) return true;
  if (!/^[a-z]+$/.test(wanted) || !CHINESE.test(text)) return false;
  void loadPinyin();
  return initials?.(text).includes(wanted) ?? false;
}

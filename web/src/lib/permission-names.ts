import type { Label } from '../../../shared/contracts/fields.ts';

export interface Right {
  permission: string;
  verb: string;
  label: Label;
}

/** All that can be granted on one kind of thing. */
export interface RightsOfNoun {
  noun: string;
  label: Label;
  rights: readonly Right[];
}

const everything: Label = { en: 'Everything', zh: '全部' };

const joined = (about: Label, what: Label): Label => ({
  en: `${about.en}: ${what.en}`,
  zh: `${about.zh}：${what.zh}`,
});

/** What permissions are called, from the widest to the narrowest of each kind of thing. */
export function namesOfPermissions(
  nouns: readonly RightsOfNoun[],
  verbs: Readonly<Record<string, Label>>,
): ReadonlyMap<string, Label> {
  const ofAll = Object.entries(verbs).map(
    ([verb, label]) => [`*.${verb}`, joined(everything, label)] as const,
  );
  const names = new Map<string, Label>([['*', everything], ...ofAll]);
  for (const { noun, label, rights } of nouns) {
    names.set(`${noun}.*`, joined(label, everything));
    for (const right of rights) names.set(right.permission, joined(label, right.label));
  }
  return names;
}

/** Whether a text may be a permission, though none that these contracts name. */
export const isPermission = (text: string): boolean =>
  /^(\*|(\*|[a-z][A-Za-z]*)\.(\*|[a-z][A-Za-z]*))$/.test(text);

interface LineChange {
  lineNo?: number | undefined;
  remove?: boolean | undefined;
}

/** Whether a line is changed or removed; both at once would leave open what was meant. */
export const removesAlone = ({ lineNo, remove, ...rest }: LineChange): boolean =>
  remove !== true ||
  (lineNo !== undefined && Object.values(rest).every((value) => value === undefined));

export const removal = {
  advice: {
    en: 'To remove a line, give its number and remove alone.',
    zh: '删除某行时，只需给出行号和删除标记。',
  },
} as const;

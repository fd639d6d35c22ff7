import { useState } from 'react';
import { language, useSay } from '../../lib/language.ts';
import { Menu } from '../menu.tsx';
import { usePageKeys } from '../use-page-keys.ts';
import { printFiles } from './print-files.ts';
import { mayPrint, openPrinted } from './printed.ts';

const texts = {
  print: { en: 'Print', zh: '打印' },
  'zh-CN': { en: 'In Chinese', zh: '中文' },
  en: { en: 'In English', zh: '英文' },
  voucher: { en: 'On voucher paper', zh: '凭证纸' },
  a4: { en: 'On A4', zh: 'A4 纸' },
  part: { en: '{from}–{to} of {count}', zh: '第 {from}–{to} 份，共 {count} 份' },
} as const;

interface Props {
  noun: string;
  ids: readonly string[];
  className?: string;
}

type Choice = { language: 'zh-CN' | 'en'; paper?: 'voucher' | 'a4' };

/** Vouchers have paper of their own; all else is printed on A4. */
const choicesOf = (noun: string): Choice[] =>
  (['zh-CN', 'en'] as const).flatMap((one): Choice[] => {
    if (noun !== 'journal') return [{ language: one }];
    return (['voucher', 'a4'] as const).map((paper) => ({ language: one, paper }));
  });

/**
 * Opens the document, or several as one file, for paper: in the reader's language by Ctrl+P. More
 * than one file holds are several, each to be opened by itself.
 */
export function PrintMenu({ noun, ids, className = 'plain-button' }: Props) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const may = mayPrint(noun);
  const files = printFiles(ids);
  const [first] = files;
  const usual = () => {
    if (files.length > 1) setOpen(true);
    else if (first) openPrinted(noun, first.ids, { language: language() });
  };
  usePageKeys({ 'ctrl+p': may && usual });
  if (!may) return null;
  const entries = choicesOf(noun).flatMap((choice) => files.map((file) => ({ choice, file })));
  return (
    <Menu
      open={open}
      onOpen={setOpen}
      className={className}
      title="Ctrl+P"
      align="right"
      items={entries.map(({ choice, file: { from, to } }, at) => ({
        key: String(at),
        label: say(texts[choice.language]),
        detail: [
          ...(choice.paper ? [say(texts[choice.paper])] : []),
          ...(files.length > 1 ? [say(texts.part, { from, to, count: ids.length })] : []),
        ].join(' · '),
      }))}
      onChoose={(key) => {
        const chosen = entries[Number(key)];
        if (chosen) openPrinted(noun, chosen.file.ids, chosen.choice);
      }}
    >
      {say(texts.print)}
    </Menu>
  );
}

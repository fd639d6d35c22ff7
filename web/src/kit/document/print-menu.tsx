import { language, useSay } from '../../lib/language.ts';
import { Menu } from '../menu.tsx';
import { usePageKeys } from '../use-page-keys.ts';
import { mayPrint, openPrinted } from './printed.ts';

const texts = {
  print: { en: 'Print', zh: '打印' },
  chinese: { en: 'In Chinese', zh: '中文' },
  english: { en: 'In English', zh: '英文' },
  voucher: { en: 'On voucher paper', zh: '凭证纸' },
} as const;

interface Props {
  noun: string;
  ids: readonly string[];
  className?: string;
}

/** Opens the document, or several as one file, for paper: in the reader's language by Ctrl+P. */
export function PrintMenu({ noun, ids, className = 'plain-button' }: Props) {
  const say = useSay();
  const may = mayPrint(noun);
  usePageKeys({ 'ctrl+p': may && (() => openPrinted(noun, ids, { language: language() })) });
  if (!may) return null;
  const other = noun === 'journal' ? [{ key: 'voucher', label: say(texts.voucher) }] : [];
  return (
    <Menu
      className={className}
      title="Ctrl+P"
      align="right"
      items={[
        { key: 'zh-CN', label: say(texts.chinese) },
        { key: 'en', label: say(texts.english) },
        ...other,
      ]}
      onChoose={(key) =>
        openPrinted(noun, ids, key === 'voucher' ? { paper: key } : { language: key })
      }
    >
      {say(texts.print)}
    </Menu>
  );
}

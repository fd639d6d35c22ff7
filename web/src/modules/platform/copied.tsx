import { Button } from 'antd';
import { useState } from 'react';
import { useSay } from '../../lib/language.ts';

const texts = {
  copy: { en: 'Copy', zh: '复制' },
  copied: { en: 'Copied', zh: '已复制' },
} as const;

interface Props {
  text: string;
  /** Several lines, as in a terminal. */
  block?: boolean;
}

/** A text to be taken along, by one press. */
export function Copied({ text, block = false }: Props) {
  const say = useSay();
  const [done, setDone] = useState<string>();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(text);
  };
  return (
    <div className="copy">
      {block ? <pre>{text}</pre> : <code>{text}</code>}
      <Button onClick={() => void copy()}>{say(done === text ? texts.copied : texts.copy)}</Button>
    </div>
  );
}

import './report.css';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { isDecimal } from '../../../../shared/kernel/decimal.ts';
import { nounEntry } from '../../lib/contracts.ts';
import { decimalText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { TitleLink } from '../fields/title-text.tsx';
import { exceptionText } from './exception-text.ts';

export interface Exception {
  what: string;
  expected: string;
  found: string;
  noun?: string | undefined;
  id?: string | undefined;
}

const texts = {
  what: { en: 'What', zh: '事项' },
  expected: { en: 'Expected', zh: '应为' },
  found: { en: 'Found', zh: '实为' },
  document: { en: 'Document', zh: '单据' },
} as const satisfies Record<string, Label>;

const figure = (text: string): string =>
  isDecimal(text) ? decimalText(text) : exceptionText(text);

/** What a check found wrong, each with the document to open. */
export function Exceptions({ rows }: { rows: readonly Exception[] }) {
  const say = useSay();
  if (rows.length === 0) return null;
  return (
    <table className="small-table exceptions">
      <thead>
        <tr>
          <th>{say(texts.what)}</th>
          <th className="num">{say(texts.expected)}</th>
          <th className="num">{say(texts.found)}</th>
          <th>{say(texts.document)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, expected, found, noun, id }, index) => (
          <tr key={index}>
            <td>{exceptionText(what)}</td>
            <td className="num">{figure(expected)}</td>
            <td className="num">{figure(found)}</td>
            <td>{noun && id && nounEntry(noun) && <TitleLink noun={noun} id={id} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

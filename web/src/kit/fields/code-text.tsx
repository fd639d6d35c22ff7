import { useQuery } from '@tanstack/react-query';
import { mayDo } from '../../lib/session.ts';
import { titleOf } from '../../lib/titles.ts';
import { rowsToChoose } from './find-option.ts';

/** A code with the name of what it stands for: an account. */
export function CodeText({ noun, code }: { noun: string; code: string }) {
  const { data = [] } = useQuery({ ...rowsToChoose(noun, ''), enabled: mayDo(`${noun}.read`) });
  const named = data.map((row) => titleOf(noun, row)).find((title) => title.code === code);
  return (
    <>
      {code}
      {named?.name && <span className="title-name"> {named.name}</span>}
    </>
  );
}

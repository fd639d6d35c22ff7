import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { eventFile, withoutWords } from './no-event-words.ts';

it('drops what events say to people, and nothing else', () => {
  const source = [
    'export const sent = defineEvent({',
    "  id: 'a.sent',",
    "  label: { en: 'it was sent', zh: '已发出' },",
    '  description:',
    "    'It was sent, {later}, to whom it may concern.',",
    '  data: () =>',
    '    z.strictObject({',
    "      description: labelled('Text', '文本', text(9)),",
    '    }),',
    '});',
  ];
  const kept = source.filter((_, at) => ![2, 3, 4].includes(at));
  expect(withoutWords(source.join('\n'))).toBe(kept.join('\n'));
});

it('finds the words of every event', () => {
  const contracts = `${import.meta.dirname}/../../shared/contracts`;
  const files = globSync('*/*.ts', { cwd: contracts })
    .map((name) => `${contracts}/${name}`)
    .filter((path) => readFileSync(path, 'utf8').includes('= defineEvent('));
  expect(files.filter((path) => !eventFile.test(path))).toEqual([]);
  expect(new Set(files.map((path) => dirname(path))).size).toBeGreaterThan(8);
  const left = files.flatMap(
    (path) => withoutWords(readFileSync(path, 'utf8')).match(/^ {2}(description|label):.*/gm) ?? [],
  );
  expect(left).toEqual([]);
});

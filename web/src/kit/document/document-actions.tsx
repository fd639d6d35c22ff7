import { MoreOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { nounOfId } from '../../lib/noun-of-id.ts';
import { usePageActions } from '../../lib/page-actions.ts';
import type { Row } from '../../lib/row.ts';
import { mayDo } from '../../lib/session.ts';
import { actionsFor, offered } from '../actions.ts';
import { askedOfLines, numberedLines } from '../command/answers-of.ts';
import { CommandDrawer } from '../command/command-drawer.tsx';
import { LineAnswers } from '../command/line-answers.tsx';
import { pathTo } from '../fields/title-text.tsx';
import { Menu } from '../menu.tsx';
import { usePageKeys } from '../use-page-keys.ts';
import { usePhone } from '../use-phone.ts';
import type { DocumentParts } from './document-parts.ts';
import { PrintMenu } from './print-menu.tsx';
import { questionPath, questionsAbout } from './questions-about.ts';

const texts = {
  edit: { en: 'Edit', zh: '编辑' },
  more: { en: 'More', zh: '更多' },
} as const;

interface Props {
  contracts: NounContracts;
  doc: Row;
  /** Operations that the page itself offers elsewhere. */
  without?: readonly string[] | undefined;
  drawers?: DocumentParts['drawers'];
}

/** What can be done with a document now: one primary button, some plain ones, a menu. */
export function DocumentActions({ contracts, doc, without = [], drawers = {} }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const phone = usePhone();
  const { noun, change, archive } = contracts;
  const [chosen, setChosen] = useState<AnyOperation>();
  const found = actionsFor(contracts, doc);
  const kept = (one: AnyOperation) => !without.includes(one.id);
  const primary = found.primary && kept(found.primary) ? found.primary : undefined;
  const mayChange = change && mayDo(change.permission) && offered(change, doc);
  const edit = () => void navigate({ to: `/${noun.module}/${noun.plural}/${doc.id}/edit` });
  usePageKeys({
    e: mayChange && edit,
    'ctrl+enter': primary && !chosen && (() => setChosen(primary)),
  });
  const Own = chosen && drawers[chosen.id];
  const numbered = numberedLines(noun, doc);
  const asked = chosen && numbered.length > 0 ? askedOfLines(chosen) : undefined;
  const close = () => setChosen(undefined);
  const done = (answer: unknown) => {
    close();
    const made = madeBy(answer, noun.id);
    if (made) void navigate({ to: made });
  };
  // The bar of a phone has room for what is next; the rest is a touch away.
  const plain = phone && (primary || mayChange) ? [] : found.plain.filter(kept);
  const menu = [
    ...found.plain.filter((one) => kept(one) && !plain.includes(one)),
    ...found.menu.filter(kept),
    ...(archive && mayDo(archive.permission) ? [archive] : []),
  ];
  const offerOf = (one: AnyOperation) => ({
    key: one.id,
    label: one.label,
    danger: one.page?.danger === true,
    run: () => setChosen(one),
  });
  const reports = questionsAbout(noun.id).map((one) => ({
    key: one.id,
    label: one.label,
    danger: false,
    run: () => void navigate({ to: questionPath(one), search: { id: doc.id } as never }),
  }));
  // What ends something stands last.
  const entries = [...reports, ...menu.map(offerOf)];
  usePageActions([
    ...[...(primary ? [primary] : []), ...plain].map(offerOf),
    ...entries,
    ...(mayChange ? [{ key: 'edit', label: texts.edit, run: edit }] : []),
  ]);
  return (
    <div className="document-actions">
      <PrintMenu noun={noun.id} ids={[doc.id]} />
      {plain.map((one) => (
        <Button key={one.id} onClick={() => setChosen(one)}>
          {say(one.label)}
        </Button>
      ))}
      {mayChange && (
        <Button type={primary ? 'default' : 'primary'} onClick={edit} title="E">
          {say(texts.edit)}
        </Button>
      )}
      {entries.length > 0 && (
        <Menu
          className="more-button"
          label={say(texts.more)}
          title={say(texts.more)}
          align="right"
          items={entries.map(({ key, label, danger }) => ({ key, label: say(label), danger }))}
          onChoose={(key) => entries.find((one) => one.key === key)?.run()}
        >
          <MoreOutlined aria-hidden="true" />
        </Menu>
      )}
      {primary && (
        <Button type="primary" onClick={() => setChosen(primary)} title="Ctrl+Enter">
          {say(primary.label)}
        </Button>
      )}
      {Own && <Own contracts={contracts} doc={doc} onClose={close} onDone={done} />}
      {chosen && !Own && (
        <CommandDrawer
          key={chosen.id}
          operation={chosen}
          noun={noun}
          given={{ id: doc.id }}
          ifMatch={doc['version'] as number}
          lines={
            asked &&
            ((form) => <LineAnswers form={form} operation={chosen} noun={noun} rows={numbered} />)
          }
          onClose={close}
          onDone={done}
        />
      )}
    </div>
  );
}

/** A document of another kind that a command made is where the work goes on. */
function madeBy(answer: unknown, noun: string): string | undefined {
  const { id } = (answer ?? {}) as { id?: unknown };
  const made = typeof id === 'string' ? nounOfId(id) : undefined;
  return made !== undefined && made !== noun ? pathTo(made, id as string) : undefined;
}

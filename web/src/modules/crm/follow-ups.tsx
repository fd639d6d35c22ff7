import './follow-ups.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { followUpMethods } from '../../../../shared/contracts/crm/follow-up.ts';
import { recordFollowUp } from '../../../../shared/contracts/crm/follow-up-operations.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { Attachments } from '../../kit/attachments/attachments.tsx';
import { hasAttachments } from '../../kit/attachments/attachments-query.ts';
import { TitleText } from '../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { FormBody } from '../../kit/record/form-body.tsx';
import { useSend } from '../../kit/record/use-send.ts';
import { call } from '../../lib/call.ts';
import { useNoun } from '../../lib/contracts.ts';
import { agoText, dateText, instantText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { keys } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';
import { mayDo } from '../../lib/session.ts';
import { attachAll, Chosen, NotSent } from './follow-up-files.tsx';

const texts = {
  title: { en: 'Follow-ups', zh: '跟进记录' },
  add: { en: 'Record a follow-up', zh: '写跟进' },
  save: { en: 'Save', zh: '保存' },
  cancel: { en: 'Cancel', zh: '取消' },
  none: { en: 'Nobody has been in touch yet.', zh: '还没有跟进记录。' },
  next: { en: 'Next: {step}', zh: '下一步：{step}' },
  files: { en: 'Photos and files', zh: '照片和附件' },
} as const;

interface Props {
  /** What it is about, as the operation names it: leadId, customerId, opportunityId. */
  about: Readonly<Record<string, string>>;
}

const NEWEST = 20;

/** What was said and agreed, newest first, and a form for what has just been said. */
export function FollowUps({ about }: Props) {
  const say = useSay();
  const [writing, setWriting] = useState(false);
  const { list } = useNoun('followUp');
  const [field = '', id = ''] = Object.entries(about)[0] ?? [];
  const input = { filter: { [field]: { in: id } }, sort: '-at', limit: NEWEST };
  const { data, error } = useQuery({
    queryKey: keys.list('followUp', input),
    queryFn: async ({ signal }) => {
      const answer = await call(list as AnyOperation, input as never, { signal });
      return answer.data as Row[];
    },
    enabled: mayDo('followUp.read'),
  });
  if (!mayDo('followUp.read')) return null;
  return (
    <section className="card follow-ups">
      <header>
        <h2>{say(texts.title)}</h2>
        {mayDo(recordFollowUp.permission) && !writing && (
          <Button size="small" onClick={() => setWriting(true)}>
            {say(texts.add)}
          </Button>
        )}
      </header>
      {writing && <Write about={about} onDone={() => setWriting(false)} />}
      <ProblemBox error={error} />
      {data?.length === 0 && !writing && <p className="muted">{say(texts.none)}</p>}
      <ol className="timeline">
        {data?.map((one) => (
          <One key={one.id} record={one} />
        ))}
      </ol>
    </section>
  );
}

function One({ record }: { record: Row }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const at = String(record['at']);
  const method = followUpMethods[record['method'] as keyof typeof followUpMethods];
  const nextOn = record['nextOn'] as string | undefined;
  const step = [record['nextStep'], nextOn && dateText(nextOn)].filter(Boolean).join(' · ');
  return (
    <li>
      <span className="follow-up-text">{String(record['content'])}</span>
      {step !== '' && <span>{say(texts.next, { step })}</span>}
      <span className="caption" title={instantText(at)}>
        {say(method)} · <TitleText noun="member" id={record['ownerId']} /> · {agoText(at)}
        {hasAttachments('followUp') && (
          <>
            {' · '}
            <button
              type="button"
              className="link"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {say(texts.files)}
            </button>
          </>
        )}
      </span>
      {open && <Attachments noun="followUp" targetId={record.id} inside />}
    </li>
  );
}

function Write({ about, onDone }: Props & { onDone: () => void }) {
  const say = useSay();
  const form = useForm(recordFollowUp.input, { method: 'call', ...about });
  const { send, busy, error } = useSend(recordFollowUp, form);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [notSent, setNotSent] = useState<readonly string[]>([]);
  const save = () =>
    send(async ({ id }: Row) => {
      const failed = await attachAll(id, files);
      if (failed.length === 0) onDone();
      else setNotSent(failed);
    });
  if (notSent.length > 0) return <NotSent failed={notSent} onDone={onDone} />;
  return (
    <form
      className="follow-up-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        const done = event.key === 's' || event.key === 'Enter';
        if ((event.ctrlKey || event.metaKey) && done) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <ProblemBox error={error} errors={form.errors} />
      <FormBody
        form={form}
        input={recordFollowUp.input}
        without={['at', 'leadId', 'customerId', 'opportunityId']}
        columns={2}
      />
      <Chosen files={files} onChange={setFiles} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy} title="Ctrl+S">
          {say(texts.save)}
        </Button>
        <Button onClick={onDone}>{say(texts.cancel)}</Button>
      </div>
    </form>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useSay } from '../../lib/language.ts';
import { remember, remembered } from '../../lib/remember.ts';
import { type Search, writeSearch } from '../../lib/search-params.ts';
import { Popover } from '../popover.tsx';

const texts = {
  views: { en: 'Views', zh: '视图' },
  name: { en: 'Name of the view', zh: '视图名称' },
  save: { en: 'Save', zh: '保存' },
  none: { en: 'Filter and sort, then save it under a name.', zh: '设好筛选和排序后，可命名保存。' },
  remove: { en: 'Remove {name}', zh: '删除 {name}' },
} as const;

interface View {
  name: string;
  search: Search;
}

/** Filters and order under a name of one's own; the address says the same to others. */
export function SavedViews({ noun, search }: { noun: string; search: Search }) {
  const say = useSay();
  const navigate = useNavigate();
  const key = `views.${noun}`;
  const [views, setViews] = useState(() => remembered<View[]>(key) ?? []);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const keep = (next: View[]) => {
    remember(key, next.length === 0 ? undefined : next);
    setViews(next);
  };
  const here = writeSearch(search as Record<string, unknown>);
  const current = views.find((one) => writeSearch(one.search as Record<string, unknown>) === here);
  const panel = (
    <div className="menu-panel">
      {views.map((view) => (
        <div key={view.name} className="row">
          <Button
            type="text"
            style={{ flex: 1, justifyContent: 'flex-start' }}
            onClick={() => {
              setOpen(false);
              void navigate({ to: '.', search: view.search as never });
            }}
          >
            {view.name}
          </Button>
          <Button
            type="text"
            aria-label={say(texts.remove, { name: view.name })}
            onClick={() => keep(views.filter((one) => one !== view))}
          >
            ×
          </Button>
        </div>
      ))}
      {views.length === 0 && <p className="caption">{say(texts.none)}</p>}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          keep([...views.filter((one) => one.name !== name.trim()), { name: name.trim(), search }]);
          setName('');
        }}
      >
        <input
          className="input"
          aria-label={say(texts.name)}
          placeholder={say(texts.name)}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button htmlType="submit">{say(texts.save)}</Button>
      </form>
    </div>
  );
  return (
    <Popover
      className="chip"
      on={current !== undefined}
      open={open}
      onOpen={setOpen}
      content={() => panel}
    >
      <span>{current?.name ?? say(texts.views)}</span>
    </Popover>
  );
}

import { Modal } from 'antd';
import type { Label } from '../../../shared/contracts/fields.ts';
import { nounEntry } from '../lib/contracts.ts';
import { useSay } from '../lib/language.ts';
import { goKeys } from './shortcuts.ts';

const texts = {
  title: { en: 'Keyboard', zh: '快捷键' },
  everywhere: { en: 'Everywhere', zh: '全局' },
  lists: { en: 'Lists', zh: '列表' },
  documents: { en: 'Documents', zh: '单据' },
  lines: { en: 'Lines', zh: '明细' },
  work: { en: 'Workbenches', zh: '工作台' },
  go: { en: 'Go to', zh: '跳转' },
} as const;

const groups: readonly { title: Label; keys: readonly (readonly [string, Label])[] }[] = [
  {
    title: texts.everywhere,
    keys: [
      ['Ctrl K', { en: 'Search, or do something', zh: '搜索或执行操作' }],
      ['/', { en: 'Search this page', zh: '搜索本页' }],
      ['Alt N', { en: 'New', zh: '新建' }],
      ['?', { en: 'This map', zh: '显示快捷键' }],
      ['Esc', { en: 'Close, or leave', zh: '关闭或离开' }],
    ],
  },
  {
    title: texts.lists,
    keys: [
      ['↑ ↓', { en: 'Move', zh: '移动' }],
      ['Enter', { en: 'Open', zh: '打开' }],
      ['Space', { en: 'Select', zh: '选择' }],
      ['Ctrl A', { en: 'Select all that is loaded', zh: '全选已加载' }],
    ],
  },
  {
    title: texts.documents,
    keys: [
      ['E', { en: 'Edit', zh: '编辑' }],
      ['Ctrl S', { en: 'Save', zh: '保存' }],
      ['Ctrl Enter', { en: 'Confirm: the blue button', zh: '确认：执行主按钮' }],
      ['Ctrl P', { en: 'Print', zh: '打印' }],
      ['Alt B', { en: 'Voucher: fill in the difference', zh: '凭证：补齐差额' }],
    ],
  },
  {
    title: texts.lines,
    keys: [
      ['Tab', { en: 'Right, at the end a new row', zh: '右移，行末新增一行' }],
      ['Enter', { en: 'Down', zh: '下移' }],
      ['/', { en: 'Choose by code, name or pinyin', zh: '按编码、名称、拼音选择' }],
      ['Ctrl D', { en: 'Fill down', zh: '向下填充' }],
      ['Ctrl V', { en: 'Paste from a spreadsheet', zh: '从表格粘贴' }],
      ['Ctrl Delete', { en: 'Remove the row', zh: '删除行' }],
    ],
  },
  {
    title: texts.work,
    keys: [
      ['R', { en: 'Plan anew', zh: '重新运行计划' }],
      ['Ctrl Z', { en: 'Take back what was just done', zh: '撤销刚才的操作' }],
      ['Alt ↑ ↓', { en: 'Move the order up or down', zh: '调整订单先后' }],
      ['S', { en: 'Follow the advice to swap', zh: '采纳互换建议' }],
      ['Q W L', { en: 'Deal: quote, won, lost', zh: '商机：报价、赢单、输单' }],
    ],
  },
];

export function KeyMap({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const go = goKeys
    .filter(({ noun }) => noun === undefined || nounEntry(noun))
    .map(({ key, label }) => [`g ${key}`, label] as const);
  return (
    <Modal open footer={null} width={720} title={say(texts.title)} onCancel={onClose}>
      <div className="key-map">
        {[...groups, { title: texts.go, keys: go }].map(({ title, keys }) => (
          <section key={title.en}>
            <h2>{say(title)}</h2>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{say(meaning)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

export const directions = {
  forward: { en: 'Forward', zh: '正排' },
  backward: { en: 'Backward', zh: '倒排' },
} as const;

export const priorityRules = {
  dueDate: { en: 'Due date', zh: '交期' },
  slack: { en: 'Least slack', zh: '最小松弛' },
  priority: { en: 'Priority', zh: '优先级' },
  fifo: { en: 'First come, first served', zh: '先到先排' },
} as const;

export const conflictKinds = {
  machine: { en: 'Machine occupied', zh: '机台被占用' },
  before: { en: 'Overlaps the previous operation', zh: '早于前道工序完成' },
  after: { en: 'Overlaps the next operation', zh: '晚于后道工序开始' },
  past: { en: 'In the past', zh: '早于今天' },
  late: { en: 'After the due date', zh: '晚于交期' },
  closed: { en: 'Not a working day', zh: '非工作日' },
} as const;

import type { Sentences } from './sentences-type.ts';

export const engineeringSentences: Sentences = {
  'engineering.noBom': '物料 {item} 在 {date} 没有已发布的物料清单。请发布一个，或换一天。',
  'engineering.noRouting': '物料 {item} 在 {date} 没有已发布的工艺路线。请发布一个，或换一天。',
  'engineering.overlappingVersion':
    '版本 {revision} 已在其中部分日期生效。请错开日期、提前一天结束，或停用它。',
  'engineering.onlyDraft': '版本 {revision} 为“{state}”，只有草稿可以修改，请新建版本。',
  'engineering.bomCycle': '{path}：产品将成为自身的组成部分。',
  'engineering.structureChanged': '另一个物料清单刚刚发布，请重试。',
  'engineering.versionsChanged': '该物料的另一版本刚刚发布或停用，请重试。',
  'engineering.validityReversed': '结束日期 {validTo} 早于开始日期 {validFrom}。',
  'engineering.repeatedLine': '第 {lineNo} 行重复，请给每行不同的行号。',
  'engineering.emptyLine': '第 {lineNo} 行没有用量。请填写用量，或每单固定用量。',
  'engineering.lossTooHigh': '损耗 {loss} 将一无所剩，须小于 1；0.05 即 5 %。',
  'engineering.yieldTooHigh': '成品率 {yielded} 会超过投入，最多为 1；0.95 即 95 %。',
  'engineering.uselessAlternate': '第 {lineNo} 行的替代料就是组件本身，或重复。',
  'engineering.byProductWrong': '{reason}',
  'engineering.notInOrder': '工序 {number} 排在 {previous} 之后。请按加工顺序编号，且不重复。',
  'engineering.nothingToReplace': '{date} 及之后没有已发布的物料清单使用 {item}。',
  'engineering.replacesItself': '物料不能替代自身，请另选。',
  'engineering.structureTooDeep': '结构超过 {limit} 层。请查找包含自身的物料。',
  'engineering.structureTooLarge': '结果将超过 {limit} 行，请减少层数。',
  'engineering.tooManyLines': '一个版本最多 {limit} 行，目前 {lines} 行。',
};

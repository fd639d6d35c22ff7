import type { Sentences } from './sentences-type.ts';

export const inventorySentences: Sentences = {
  'inventory.quantityNotPositive': '数量须大于零，目前为 {quantity}。',
  'inventory.insufficientStock': [
    '{item}：{warehouse} 现存只有 {onHand}，需要 {quantity}。',
    '现存只有 {available}，需要 {quantity}。',
  ],
  'inventory.returnExceedsIssue': '原出库尚未退回的只有 {open}，要退 {quantity}。',
  'inventory.standardCostMissing': '该物料按标准成本计价，但没有标准成本。',
  'inventory.monthIsOpen': '{period} 月有未做成本计算的移动，请先结清。',
  'inventory.costMonthMismatch': '成本池处于 {open} 月，日期为 {date} 的移动不属于该月。',
  'inventory.issuesDoNotAddUp': '本月出库合计 {listed}，成本池记为 {counted}。',
  'inventory.moveNotBalanced': '{item} 的移动在各库位之间不平，差 {sum}。',
  'inventory.moveEmpty': '库存移动至少一行。',
  'inventory.sameLocation': '{item} 须移到另一个库位。',
  'inventory.serialQuantity': '序列号 {serial} 只代表一件，填写的是 {quantity}。',
  'inventory.releaseExceedsReservation': '已预留只有 {reserved}，不能释放 {quantity}。',
  'inventory.nothingToSpreadOn': '金额无法分摊：各行没有 {basis}。',
  'inventory.insufficientAvailable':
    '{item}：{warehouse} 现存 {onHand}，其中未被他人预留的只有 {available}，需要 {quantity}。',
  'inventory.notNettable': '{warehouse} 的库存不计入可用量，不能预留或销售。',
  'inventory.itemNotStocked': '{item} 不管理库存。',
  'inventory.tooManyDecimals': '{item} 按 {decimals} 位小数计量，{quantity} 超出。',
  'inventory.lotMissing': '{item} 按批次管理，请填写批次。',
  'inventory.lotNotThere':
    '{item} 批次 {lot} 在 {warehouse} 现有 {onHand}，需要 {quantity}。请选择该仓库现有的批次。',
  'inventory.serialNotThere': '序列号 {serial} 不在要出库的仓库。',
  'inventory.serialThereAlready': '序列号 {serial} 已在库，不能重复。',
  'inventory.originalIssueMissing':
    '找不到 {document} 第 {line} 行的原出库，退回的货没有成本依据。',
  'inventory.ownershipWouldChange': '客户的货与自有货不能混放：{from} 与 {to} 归属不同。',
  'inventory.reverseAtSource': '该移动属于{noun} {number}，请在来源单据撤销。',
  'inventory.alreadyReversed': '移动 {number} 已经冲销。',
  'inventory.countedTwice': '盘点中 {item} 重复，请只录一次。',
  'inventory.stockMovesMeanwhile': '库存变动太快，无法与盘点比较，请重试。',
  'inventory.costMissing': '请填写单位成本或金额；货物不值钱时填零。',
  'inventory.startsLater': '盘点开始时间不能晚于现在。',
  'inventory.alreadyOpened': '期初库存已录：数量 {quantity}，金额 {value}。请先冲销再录。',
  'inventory.notMonthlyAverage': '公司的计价方法为 {method}，只有全月平均需要成本计算。',
  'inventory.monthNotOver': '{period} 月尚未结束，月末才能计算平均成本。',
  'inventory.costMonthClosed': '{period} 月的成本已计算，日期 {date} 太晚。请改用之后的日期。',
  'inventory.alreadySpread': '该余额已分为 {parts} 份，请选更多份数或保持不变。',
};

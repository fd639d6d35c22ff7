import type { Sentences } from './sentences-type.ts';

export const manufacturingSentences: Sentences = {
  'manufacturing.noConversion':
    '{period} 没有报工可以承担加工费用结转科目的余额 {balance}，请手工记账。',
  'manufacturing.noBom': '{item} 在 {date} 没有已发布的物料清单。请发布一个，或指定用料。',
  'manufacturing.notMade': '{item} 不是自制件。请设为自制，或采购。',
  'manufacturing.tooManyDecimals': '{item} 按 {decimals} 位小数计量，{quantity} 超出。',
  'manufacturing.warehouseNeeded': '请填写 {item} 的收发仓库，它没有默认仓库。',
  'manufacturing.tooManyMaterials': '工单最多 {limit} 种用料，这里有 {count} 种。',
  'manufacturing.tooManyMoved':
    '一步最多移动 {limit} 种物料，这里有 {count} 种；每个批次或序列号另按半种计。请先手工领出一部分。',
  'manufacturing.pegMismatch': '订单第 {line} 行不是 {item}。',
  'manufacturing.overPegged': '工单产出 {quantity}，不能承诺 {pegged}。',
  'manufacturing.datesCross': '工单不能在 {startOn} 开工而在 {dueOn} 到期。',
  'manufacturing.orderNotOpen': '工单为“{state}”，此操作需要“{needed}”的工单。',
  'manufacturing.unknownLine': '工单没有用料第 {line} 行。',
  'manufacturing.unknownOperation': '工单没有工序 {operation}，现有：{operations}。',
  'manufacturing.belowSpent': '已领料、报工或入库 {spent}，不能更少。',
  'manufacturing.cannotSplit': '工单未动的只有 {open}，{quantity} 不能另立工单。',
  'manufacturing.materialFixed': '第 {line} 行的物料不能更换。请把用量设为零，再新增一行。',
  'manufacturing.overIssue':
    '{item}：需要 {required}，已领 {atHand}；再领 {quantity} 须有超领权限。',
  'manufacturing.nothingToIssue': '该工单没有预留库存。请指定行和数量，从可用库存领料。',
  'manufacturing.noAlternate': '{item} 不是第 {line} 行的替代料。',
  'manufacturing.notIssued': '{item}：已领未用的为 {open}，要求 {quantity}。',
  'manufacturing.shortOfMaterial': '缺料：{shortages}。',
  'manufacturing.short': [
    '{item} 在 {warehouse} 缺 {short}（{available}／{needed}，已过期 {expired}）',
    '{item} 在 {warehouse} 缺 {short}（{available}／{needed}）',
  ],
  'manufacturing.serialMustBeScanned': '{item} 有序列号：请在报工前手工领出具体的件。',
  'manufacturing.ownOutput': '{item} 在此既用又产，请手工领料。',
  'manufacturing.operationNotReady': '工序 {operation} 目前可加工 {ready} 件，报工 {quantity} 件。',
  'manufacturing.nothingReported': '请报合格、报废、返工数量或工时。',
  'manufacturing.scrapReasonNeeded': '请填写报废原因。',
  'manufacturing.timesCross': '结束时间 {finishedAt} 早于开始时间 {startedAt}。',
  'manufacturing.laterWorkDone': '此处报工的 {used} 已流入后续工序或入库，请先撤销后续。',
  'manufacturing.overCompletion': '{quantity} 的工单最多入库 {limit}，含本次为 {received}，太多。',
  'manufacturing.moreThanReported': '末道工序报合格 {good} 件，含本次入库 {received} 件，超出。',
  'manufacturing.serialsDiffer': '填写了 {serials} 个序列号，数量为 {quantity}。',
  'manufacturing.underTolerance':
    '{quantity} 只入库 {received}，低于可关闭的 {least}。请填写关闭原因。',
  'manufacturing.spentAlready': '工单已耗用工时或材料。请退料并撤销报工，或关闭工单。',
  'manufacturing.alreadyRolled': '{number} 的成本已在月度计算中结转，请另行出库。',
  'manufacturing.workerNeeded': '请填写由谁加工。',
  'manufacturing.tooLarge': '结果为 {quantity}，最多 {limit}，请减小。',
};

export interface SampleLead {
  zh: string;
  en: string;
  contact: string;
  phone: string;
  province: string;
  source: string;
  requirement: string;
}

type Row = readonly [zh: string, en: string, contact: string, province: string, wish: string];

const rows: readonly Row[] = [
  ['南通锐驰机电', 'Nantong Ruichi', '顾先生', '江苏省', '重型支架，月用量 3,000 件'],
  ['绍兴越美家居', 'Shaoxing Yuemei', '俞女士', '浙江省', '阻尼滑轨样品 20 付'],
  ['中山华艺照明', 'Zhongshan Huayi', '梁先生', '广东省', '铝面板组件开模询价'],
  ['济南泉城门业', 'Jinan Quancheng', '马经理', '山东省', '电控锁总成，招标项目'],
  ['西安秦岭电力设备', 'Xi’an Qinling', '雷工', '陕西省', '不锈钢铰链，盐雾 480 小时'],
  ['重庆山城电梯', 'Chongqing Shancheng', '冉女士', '重庆市', '滑轮组件年度框架'],
  ['沈阳北辰机床', 'Shenyang Beichen', '佟先生', '辽宁省', '直线导向座替代进口'],
  ['福州榕江卫浴', 'Fuzhou Rongjiang', '林先生', '福建省', '门把手三款，要求交期 30 天'],
];

/** Eight that nobody has claimed yet. */
export const sampleLeads: readonly SampleLead[] = rows.map(
  ([zh, en, contact, province, requirement], index) => ({
    ...{ zh, en, contact, province, requirement },
    phone: `+86 1380000${String(1001 + index)}`,
    source: index % 2 === 0 ? '展会' : '官网',
  }),
);

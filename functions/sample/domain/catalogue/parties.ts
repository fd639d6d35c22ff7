export interface SampleCustomer {
  code: string;
  zh: string;
  en: string;
  tier: 'A' | 'B' | 'C';
  /** Whose customer it is, by the id of the person. */
  owner: string;
  region: string;
  province: string;
  city: string;
  street: string;
  /** Days after an invoice until the money comes. */
  paysAfter: number;
}

const owners = ['zhao.ming', 'sun.jia', 'xu.hao'] as const;

type Row = readonly [
  zh: string,
  en: string,
  tier: 'A' | 'B' | 'C',
  region: string,
  province: string,
  city: string,
  street: string,
];

const rows: readonly Row[] = [
  [
    '无锡力诚机械有限公司',
    'Wuxi Licheng Machinery',
    'A',
    '华东',
    '江苏省',
    '无锡市',
    '惠山区钱藕路 88 号',
  ],
  [
    '宁波海晟家居用品有限公司',
    'Ningbo Haisheng Home',
    'A',
    '华东',
    '浙江省',
    '宁波市',
    '北仑区黄山路 21 号',
  ],
  [
    '上海朗博门控系统有限公司',
    'Shanghai Langbo Door Control',
    'A',
    '华东',
    '上海市',
    '上海市',
    '松江区新桥镇民益路 6 号',
  ],
  [
    '佛山市顺合五金制品有限公司',
    'Foshan Shunhe Hardware',
    'B',
    '华南',
    '广东省',
    '佛山市',
    '顺德区容桂大道 130 号',
  ],
  [
    '东莞欧雅橱柜有限公司',
    'Dongguan Ouya Cabinets',
    'B',
    '华南',
    '广东省',
    '东莞市',
    '厚街镇家具大道 55 号',
  ],
  [
    '青岛盛达智能装备有限公司',
    'Qingdao Shengda Equipment',
    'B',
    '华东',
    '山东省',
    '青岛市',
    '城阳区春阳路 167 号',
  ],
  [
    '杭州云栖办公家具有限公司',
    'Hangzhou Yunqi Office Furniture',
    'B',
    '华东',
    '浙江省',
    '杭州市',
    '余杭区良渚街道 9 号',
  ],
  [
    '合肥启辰电器有限公司',
    'Hefei Qichen Appliances',
    'B',
    '华东',
    '安徽省',
    '合肥市',
    '经开区锦绣大道 301 号',
  ],
  [
    '武汉光谷精工科技有限公司',
    'Wuhan Guanggu Precision',
    'B',
    '华中',
    '湖北省',
    '武汉市',
    '东湖高新区高新二路 77 号',
  ],
  [
    '成都蜀锐自动化有限公司',
    'Chengdu Shurui Automation',
    'C',
    '西南',
    '四川省',
    '成都市',
    '郫都区德源镇 12 号',
  ],
  [
    '厦门鹭岛卫浴有限公司',
    'Xiamen Ludao Sanitary',
    'C',
    '华东',
    '福建省',
    '厦门市',
    '同安区美溪道 40 号',
  ],
  [
    '长沙湘阳工程机械配件有限公司',
    'Changsha Xiangyang Parts',
    'C',
    '华中',
    '湖南省',
    '长沙市',
    '长沙县星沙大道 18 号',
  ],
  [
    '天津滨海门窗有限公司',
    'Tianjin Binhai Windows',
    'C',
    '华北',
    '天津市',
    '天津市',
    '滨海新区黄海路 3 号',
  ],
  [
    '郑州中原货架有限公司',
    'Zhengzhou Zhongyuan Racking',
    'C',
    '华中',
    '河南省',
    '郑州市',
    '中牟县郑庵镇 66 号',
  ],
  [
    '苏州吴越园林设备有限公司',
    'Suzhou Wuyue Garden Equipment',
    'C',
    '华东',
    '江苏省',
    '苏州市',
    '相城区渭塘镇 25 号',
  ],
];

/** 15 customers. They pay 49 to 59 days after the invoice, so that 55 days of sales are owed. */
export const sampleCustomers: readonly SampleCustomer[] = rows.map(
  ([zh, en, tier, region, province, city, street], index) => ({
    code: `C${String(index + 1).padStart(3, '0')}`,
    ...{ zh, en, tier, region, province, city, street },
    owner: owners[index % owners.length] as string,
    paysAfter: 49 + ((index * 7) % 11),
  }),
);

export interface SampleSupplier {
  code: string;
  zh: string;
  en: string;
  leadTimeDays: number;
}

const supplier = (code: string, zh: string, en: string, leadTimeDays: number): SampleSupplier => ({
  code,
  zh,
  en,
  leadTimeDays,
});

/** 10 suppliers. */
export const sampleSuppliers: readonly SampleSupplier[] = [
  supplier('S01', '上海宝杉钢材有限公司', 'Shanghai Baoshan Steel Sheet', 10),
  supplier('S02', '浙江铜冠金属有限公司', 'Zhejiang Tongguan Metals', 12),
  supplier('S03', '江阴华特特钢有限公司', 'Jiangyin Huate Special Steel', 9),
  supplier('S04', '昆山金晖压铸材料有限公司', 'Kunshan Jinhui Casting Materials', 8),
  supplier('S05', '嘉兴固强紧固件有限公司', 'Jiaxing Guqiang Fasteners', 5),
  supplier('S06', '常州瑞轴轴承有限公司', 'Changzhou Ruizhou Bearings', 7),
  supplier('S07', '太仓恒弹橡塑有限公司', 'Taicang Hengtan Rubber & Plastics', 6),
  supplier('S08', '温州安固锁业有限公司', 'Wenzhou Angu Locks', 14),
  supplier('S09', '苏州新彩包装有限公司', 'Suzhou Xincai Packaging', 4),
  supplier('S10', '苏州德创精密零件有限公司', 'Suzhou Dechuang Precision Parts', 6),
];

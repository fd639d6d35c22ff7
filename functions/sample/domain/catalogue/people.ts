import type { RoleId } from '../../../../shared/contracts/platform/roles.ts';

export interface SamplePerson {
  /** The part of the address before the @. */
  id: string;
  zh: string;
  en: string;
  roles: RoleId[];
  team: string;
}

const person = (
  id: string,
  zh: string,
  en: string,
  roles: RoleId[],
  team: string,
): SamplePerson => ({
  id,
  zh,
  en,
  roles,
  team,
});

/** 28 people. They own customers and stand on documents; none of them can sign in. */
export const samplePeople: readonly SamplePerson[] = [
  person('chen.guohua', '陈国华', 'Chen Guohua', ['owner'], '总经办'),
  person('lin.yue', '林悦', 'Lin Yue', ['salesManager'], '销售部'),
  person('zhao.ming', '赵明', 'Zhao Ming', ['salesRep'], '销售部'),
  person('sun.jia', '孙佳', 'Sun Jia', ['salesRep'], '销售部'),
  person('xu.hao', '徐浩', 'Xu Hao', ['salesRep'], '销售部'),
  person('he.wen', '何雯', 'He Wen', ['service'], '销售部'),
  person('gao.min', '高敏', 'Gao Min', ['marketer'], '销售部'),
  person('wu.tao', '吴涛', 'Wu Tao', ['planner'], '计划部'),
  person('zheng.li', '郑丽', 'Zheng Li', ['planner'], '计划部'),
  person('feng.jun', '冯军', 'Feng Jun', ['buyer'], '采购部'),
  person('chu.lan', '褚兰', 'Chu Lan', ['buyer'], '采购部'),
  person('wei.gang', '卫刚', 'Wei Gang', ['warehouseKeeper'], '仓储部'),
  person('jiang.bo', '蒋波', 'Jiang Bo', ['warehouseKeeper'], '仓储部'),
  person('shen.qi', '沈琪', 'Shen Qi', ['warehouseKeeper'], '仓储部'),
  person('han.lei', '韩磊', 'Han Lei', ['shopManager'], '生产部'),
  person('yang.fan', '杨帆', 'Yang Fan', ['worker'], '生产部'),
  person('zhu.qiang', '朱强', 'Zhu Qiang', ['worker'], '生产部'),
  person('qin.hai', '秦海', 'Qin Hai', ['worker'], '生产部'),
  person('xu.dong', '许东', 'Xu Dong', ['worker'], '生产部'),
  person('lv.ping', '吕平', 'Lü Ping', ['worker'], '生产部'),
  person('shi.yong', '施勇', 'Shi Yong', ['worker'], '生产部'),
  person('zhang.wei', '张伟', 'Zhang Wei', ['worker'], '生产部'),
  person('kong.xia', '孔霞', 'Kong Xia', ['worker'], '生产部'),
  person('cao.jie', '曹洁', 'Cao Jie', ['inspector'], '质检部'),
  person('yan.rui', '严瑞', 'Yan Rui', ['accountant'], '财务部'),
  person('hua.ting', '华婷', 'Hua Ting', ['financeManager'], '财务部'),
  person('jin.yan', '金燕', 'Jin Yan', ['cashier'], '财务部'),
  person('tao.rong', '陶蓉', 'Tao Rong', ['hr'], '人事部'),
];

/** Addresses under a name that nobody can register. */
export const SAMPLE_DOMAIN = 'hotai.example';

/**
 * The seven sales regions of China and their provinces, as trade commonly divides them: data from
 * which a new company's pools are made. A company may cut its pools otherwise.
 */
export const chinaRegions = [
  { region: '华东', provinces: ['上海', '江苏', '浙江', '安徽', '福建', '江西', '山东', '台湾'] },
  { region: '华南', provinces: ['广东', '广西', '海南', '香港', '澳门'] },
  { region: '华中', provinces: ['河南', '湖北', '湖南'] },
  { region: '华北', provinces: ['北京', '天津', '河北', '山西', '内蒙古'] },
  { region: '西南', provinces: ['重庆', '四川', '贵州', '云南', '西藏'] },
  { region: '西北', provinces: ['陕西', '甘肃', '青海', '宁夏', '新疆'] },
  { region: '东北', provinces: ['辽宁', '吉林', '黑龙江'] },
] as const;

const SUFFIX = /(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$/u;

/** 浙江省 and 浙江 are one province, and so are "Zhejiang" and "zhejiang ". */
export const provinceKey = (province: string): string =>
  province.normalize('NFKC').trim().toLowerCase().replace(SUFFIX, '');

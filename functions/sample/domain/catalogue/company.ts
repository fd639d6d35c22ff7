/** The company of the story. Its name stands in both languages wherever a document shows it. */
export const sampleCompany = {
  name: '苏州合泰精密五金有限公司',
  nameEn: 'Suzhou Hotai Precision Parts Co., Ltd.',
  address: '江苏省苏州市吴中区越溪街道文溪路 168 号',
  addressEn: '168 Wenxi Road, Yuexi, Wuzhong District, Suzhou, Jiangsu, China',
  phone: '+86 512 6587 2100',
  bankDetails: '中国银行苏州吴中支行 4890 5821 0077 1036',
} as const;

/** What may be kept. Whatever it is, a browser saves it and never shows it as a page. */
export const fileTypes = {
  'text/csv': { en: 'CSV', zh: 'CSV' },
  'text/plain': { en: 'Text', zh: '文本' },
  'application/pdf': { en: 'PDF', zh: 'PDF' },
  'image/png': { en: 'PNG', zh: 'PNG' },
  'image/jpeg': { en: 'JPEG', zh: 'JPEG' },
  'image/webp': { en: 'WebP', zh: 'WebP' },
  'image/gif': { en: 'GIF', zh: 'GIF' },
  'image/heic': { en: 'HEIC', zh: 'HEIC' },
  'image/tiff': { en: 'TIFF', zh: 'TIFF' },
  'image/vnd.dwg': { en: 'DWG drawing', zh: 'DWG 图纸' },
  'image/vnd.dxf': { en: 'DXF drawing', zh: 'DXF 图纸' },
  'model/step': { en: 'STEP model', zh: 'STEP 模型' },
  'application/ofd': { en: 'OFD', zh: 'OFD 版式文件' },
  'application/zip': { en: 'ZIP', zh: 'ZIP' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    en: 'Excel',
    zh: 'Excel',
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    en: 'Word',
    zh: 'Word',
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    en: 'PowerPoint',
    zh: 'PowerPoint',
  },
  'application/msword': { en: 'Word 97–2003', zh: 'Word 97–2003' },
  'application/vnd.ms-excel': { en: 'Excel 97–2003', zh: 'Excel 97–2003' },
} as const;

/** Gives a text to the browser to save. A byte-order mark tells Excel that it is UTF-8. */
export function saveText(name: string, text: string, type: string): void {
  const mark = type === 'text/csv' && !text.startsWith('\ufeff') ? '\ufeff' : '';
  const url = URL.createObjectURL(new Blob([mark, text], { type: `${type};charset=utf-8` }));
  saveUrl(name, url);
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveUrl(name: string, url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

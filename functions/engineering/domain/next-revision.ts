/** One above the highest number among them; other names do not count. */
export function nextRevision(revisions: Iterable<string>): string {
  let highest = 0;
  for (const revision of revisions) {
    if (/^\d{1,9}$/.test(revision)) highest = Math.max(highest, Number(revision));
  }
  return String(highest + 1);
}

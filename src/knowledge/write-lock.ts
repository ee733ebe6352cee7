/**
 * Writes the lock of a coverage into `policy.md`, replacing an earlier one; nothing else changes.
 * @param markdown the file's text
 * @returns the text with the lock as the last line of the coverage's block
 * @throws when the file has no such block
 */
export function writeLock(markdown: string, slug: string, lock: string): string {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line, index) => line === `id: ${slug}` && /^```yaml coverage/.test(blockStart(lines, index)));
  const end = start === -1 ? -1 : lines.findIndex((line, index) => index > start && line.startsWith('```'));
  if (end === -1) throw new Error(`There is no coverage "${slug}" in the file.`);
  const block = lines.slice(start, end).filter((line) => !line.startsWith('lock:'));
  return [...lines.slice(0, start), ...block, `lock: "${lock}"`, ...lines.slice(end)].join('\n');
}

function blockStart(lines: readonly string[], index: number): string {
  for (let at = index; at >= 0; at--) {
    const line = lines[at] ?? '';
    if (line.startsWith('```')) return line;
  }
  return '';
}

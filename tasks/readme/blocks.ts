/** The README with the text between each pair of markers replaced. */
export function withBlocks(readme: string, blocks: Record<string, string>): string {
  return Object.entries(blocks).reduce((text, [name, block]) => {
    const marked = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
    if (!marked.test(text)) {
      throw new RangeError(`README.md has no markers <!-- ${name} --> … <!-- /${name} -->`);
    }
    return text.replace(marked, (_, start, end) => start + block + end);
  }, readme);
}

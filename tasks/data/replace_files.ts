/**
 * Writes several files of a folder: each beside its place first, then all renamed into place.
 *
 * A reader sees each file wholly old or wholly new, and when writing fails (disk full, no permission)
 * nothing has been replaced and nothing is left beside.
 */
export function replaceFiles(folder: string | URL, texts: ReadonlyMap<string, string>): void {
  const base = folder instanceof URL ? folder : new URL(`file://${Deno.realPathSync(folder)}/`);
  const places = Array.from(texts, ([name, text]) => ({
    text,
    place: new URL(encodeURIComponent(name), base),
    beside: new URL(encodeURIComponent(`.${name}.new`), base),
  }));
  try {
    for (const { beside, text } of places) {
      using file = Deno.openSync(beside, { write: true, create: true, truncate: true });
      const bytes = new TextEncoder().encode(text);
      let written = 0;
      while (written < bytes.length) written += file.writeSync(bytes.subarray(written));
      file.syncSync();
    }
    for (const { beside, place } of places) Deno.renameSync(beside, place);
  } finally {
    for (const { beside } of places) {
      try {
        Deno.removeSync(beside);
      } catch {
        // renamed, as it should be
      }
    }
  }
}

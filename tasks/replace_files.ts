import { rmSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Waits until no other run reads and writes a folder, which need not be there, and keeps others out of it
 * as long as what it gives is open; the system frees it when this process dies.
 */
export function lockFolder(folder: URL): Deno.FsFile {
  Deno.mkdirSync(folder, { recursive: true });
  const lock = Deno.openSync(new URL(".update.lock", folder), { create: true, write: true });
  lock.lockSync(true);
  return lock;
}

/**
 * Writes several files into a folder, which need not be there: each whole beside its place first, then
 * all renamed into place, in the order given.
 *
 * A reader sees each file wholly old or wholly new, and when writing fails (disk full, no permission)
 * nothing has been replaced and nothing is left beside.
 *
 * @param files Names, which may lead into folders below, with what the files are to hold.
 */
export function replaceFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): void {
  const begun: { beside: string; place: string }[] = [];
  try {
    for (const [name, content] of files) {
      const place = join(folder, name), beside = `${place}.${Deno.pid}.new`;
      Deno.mkdirSync(dirname(place), { recursive: true });
      begun.push({ beside, place });
      writeFlushed(beside, content);
    }
    for (const { beside, place } of begun) Deno.renameSync(beside, place);
  } catch (error) {
    for (const { beside } of begun) rmSync(beside, { force: true });
    throw error;
  }
}

function writeFlushed(path: string, content: string | Uint8Array): void {
  Deno.writeFileSync(
    path,
    typeof content === "string" ? new TextEncoder().encode(content) : content,
  );
  using file = Deno.openSync(path, { write: true });
  file.syncSync();
}

import { JOURNAL, STAGE } from "../../lib/read/shipped.ts";
import { writeFlushed } from "../replace_files.ts";

/** Files that could not be written, or not be brought to their places. */
export class CommitError extends Error {
  override name = "CommitError";
}

/**
 * Replaces several files of a folder together: afterwards, and after a kill at any moment, either all
 * of them are the old ones or all are the new ones.
 *
 * No system renames several files in one step, so a journal decides:
 *
 * 1. The new files are written whole into the folder `.update/` beside the old ones, and flushed to disk.
 * 2. `.update/journal.json`, with their names, is renamed into being. This one rename is the change:
 *    from here on the files in `.update/` are the tables, and readers (`lib/read/shipped.ts`) take them
 *    from there.
 * 3. Each file is renamed into its place, and last the journal is removed.
 *
 * Killed before 2, the old files have not been touched, and the next run throws `.update/` away. Killed
 * after it, readers see the new ones, and the next run finishes the renames (`recover`). A lock, which
 * the system frees when a process dies, keeps two runs apart.
 *
 * @throws {CommitError} when the disk is full or a file must not be written.
 */
export function commitFiles(
  folder: URL,
  texts: ReadonlyMap<string, string>,
  { onStep = () => {} }: { onStep?: (step: string) => void } = {},
): void {
  using _lock = lock(folder);
  finish(folder, onStep);
  const stage = new URL(`${STAGE}/`, folder);
  const journal = new URL(JOURNAL, stage);
  try {
    Deno.mkdirSync(stage);
    for (const [name, text] of texts) {
      writeFlushed(new URL(name, stage), text);
      onStep(`staged ${name}`);
    }
    const draft = new URL(`${JOURNAL}.new`, stage);
    writeFlushed(draft, JSON.stringify({ files: [...texts.keys()] }));
    flushFolder(stage);
    onStep("draft of the journal");
    Deno.renameSync(draft, journal);
  } catch (error) {
    // disk full, no permission: the old files are still the tables
    if (isThere(stage)) Deno.removeSync(stage, { recursive: true });
    throw new CommitError(
      `Cannot write the new files: ${reasonOf(error)}; free some space or allow writing. ` +
        "Nothing was changed",
    );
  }
  try {
    flushFolder(stage);
    onStep("journal");
    finish(folder, onStep);
  } catch (error) {
    throw new CommitError(
      `Cannot bring the new files to their places: ${reasonOf(error)}; they are complete in ` +
        `${STAGE}/, where readers find them, and the next run brings them to their places`,
    );
  }
}

/** What an error says. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Finishes what a killed run began: the renames after its journal, or throws its drafts away. */
export function recover(folder: URL): void {
  if (!isThere(new URL(STAGE, folder))) return;
  using _lock = lock(folder);
  finish(folder, () => {});
}

/** Renames what the journal names and removes the staging folder. */
function finish(folder: URL, onStep: (step: string) => void): void {
  const stage = new URL(`${STAGE}/`, folder);
  if (!isThere(stage)) return;
  const journal = new URL(JOURNAL, stage);
  if (isThere(journal)) {
    const { files }: { files: string[] } = JSON.parse(Deno.readTextFileSync(journal));
    for (const name of files) {
      const from = new URL(name, stage);
      if (!isThere(from)) continue;
      Deno.renameSync(from, new URL(name, folder));
      onStep(`placed ${name}`);
    }
    flushFolder(folder);
    Deno.removeSync(journal);
    flushFolder(stage);
    onStep("journal removed");
  }
  Deno.removeSync(stage, { recursive: true });
  flushFolder(folder);
  onStep("done");
}

/** Keeps other runs out until it is disposed of, or this process ends. */
function lock(folder: URL): Disposable {
  let file: Deno.FsFile;
  try {
    file = Deno.openSync(new URL(`${STAGE}.lock`, folder), { create: true, write: true });
  } catch (error) {
    throw new CommitError(
      `Cannot write into the tables' folder: ${
        reasonOf(error)
      }; check that it is there, and allow ` +
        "writing. Nothing was changed",
    );
  }
  file.lockSync(true);
  return { [Symbol.dispose]: () => file.close() };
}

/** Waits until the names in a folder are on the disk, where the system can. */
function flushFolder(folder: URL): void {
  if (Deno.build.os === "windows") return;
  using file = Deno.openSync(folder, { read: true });
  file.syncSync();
}

/** Whether something is there. */
function isThere(path: URL): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

/** Runs with a folder of some files that is gone afterwards. */
export function withFolder<T>(files: Record<string, string>, use: (folder: URL) => T): T {
  const path = Deno.makeTempDirSync();
  try {
    for (const [name, text] of Object.entries(files)) {
      Deno.mkdirSync(dirname(`${path}/${name}`), { recursive: true });
      Deno.writeTextFileSync(`${path}/${name}`, text);
    }
    return use(pathToFileURL(`${path}/`));
  } finally {
    Deno.removeSync(path, { recursive: true });
  }
}

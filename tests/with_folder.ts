import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

/** Runs with a folder of some files that is gone afterwards. */
export function withFolder(files: Record<string, string>, use: (folder: URL) => void): void {
  const path = Deno.makeTempDirSync();
  try {
    for (const [name, text] of Object.entries(files)) {
      Deno.mkdirSync(dirname(`${path}/${name}`), { recursive: true });
      Deno.writeTextFileSync(`${path}/${name}`, text);
    }
    use(pathToFileURL(`${path}/`));
  } finally {
    Deno.removeSync(path, { recursive: true });
  }
}

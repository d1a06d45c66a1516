import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

type Content = string | Uint8Array<ArrayBuffer>;

/** Runs with a folder of some files that is gone afterwards, also where the work is to be waited for. */
export function withFolder<T>(files: Record<string, Content>, use: (folder: URL) => T): T {
  const path = Deno.makeTempDirSync();
  const remove = () => Deno.removeSync(path, { recursive: true });
  let result: T;
  try {
    for (const [name, content] of Object.entries(files)) {
      Deno.mkdirSync(dirname(`${path}/${name}`), { recursive: true });
      if (typeof content === "string") Deno.writeTextFileSync(`${path}/${name}`, content);
      else Deno.writeFileSync(`${path}/${name}`, content);
    }
    result = use(pathToFileURL(`${path}/`));
  } catch (error) {
    remove();
    throw error;
  }
  if (result instanceof Promise) return result.finally(remove) as T;
  remove();
  return result;
}

export const withFile = <T>(name: string, content: Content, use: (path: string) => T): T =>
  withFolder({ [name]: content }, (folder) => use(fileURLToPath(folder) + name));

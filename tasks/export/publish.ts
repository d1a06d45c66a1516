import { dirname, join } from "node:path";
import { TaskError } from "../task_error.ts";
import type { Product } from "../notebook/products.ts";

/**
 * Writes a notebook's files into `out`: first all of them beside their places, then each is
 * renamed into place, so that a file is either the old or the new one, never a half.
 * @throws {TaskError} when one cannot be written; the earlier files then stay.
 */
export async function publish(files: readonly Product[], out: string): Promise<void> {
  const fresh: [from: string, to: string][] = [];
  try {
    for (const { file, content } of files) {
      const to = join(out, file);
      await Deno.mkdir(dirname(to), { recursive: true });
      const from = `${to}.${Deno.pid}.new`;
      fresh.push([from, to]);
      await Deno.writeFile(from, content);
    }
    for (const [from, to] of fresh) await Deno.rename(from, to);
  } catch (error) {
    for (const [from] of fresh) await Deno.remove(from).catch(() => {});
    const message = error instanceof Error ? error.message : String(error);
    throw new TaskError(`Cannot write to ${out}: ${message}`);
  }
}

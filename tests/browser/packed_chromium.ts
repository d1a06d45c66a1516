/**
 * The Chromium of the npm package `@sparticuz/chromium`, for machines that have no browser. Nothing
 * but this file names the package, and only the browser tests load it: it has 66 MB.
 */
import { join } from "node:path";
import { root } from "../../tasks/jupyter/places.ts";
import { run } from "../../tasks/process.ts";

/** A browser's program, and what it needs in its environment. */
export type Program = { path: string; env?: Record<string, string> };

/** Its version and its parts stand in a lock of their own: `deno task` downloads all of deno.lock. */
const PACKAGE = "npm:@sparticuz/chromium@153.0.0", LOCK = "tests/browser/packed_chromium.lock";

/** Its font alone, wherever the project lies. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir prefix="relative">../font-cache</cachedir>
</fontconfig>
`;

/** What went wrong, out of all that Deno printed. */
const complaintOf = (output: string) => /^error: .*$/m.exec(output)?.[0] ?? output.trim();

/** The package has a program for this system alone. */
export const isPackedFor = (os: string, arch: string): boolean =>
  os === "linux" && arch === "x86_64";

/**
 * Unpacks the browser with its libraries and its font into `.cache/`, once.
 * @throws {Error} with what was said, when the package can be neither downloaded nor unpacked.
 */
export async function packedChromium(): Promise<Program> {
  const folder = join(root, ".cache", PACKAGE.replace(/.*\//, "").replace("@", "-"));
  await Deno.mkdir(join(root, ".cache"), { recursive: true });
  using turn = await Deno.open(`${folder}.turn`, { create: true, write: true });
  await turn.lock(true); // of two tests started together, one unpacks and one waits
  const there = await Deno.stat(folder).then(() => true, () => false);
  if (!there) {
    const fresh = await Deno.makeTempDir({ dir: join(root, ".cache") });
    try {
      const code = `await (await import("${PACKAGE}")).default.executablePath();`;
      const args = ["eval", "--no-config", "--frozen", `--lock=${LOCK}`, code];
      const unpacked = await run(Deno.execPath(), args, {
        cwd: root,
        env: {
          TMPDIR: fresh, // where the package unpacks
          AWS_LAMBDA_JS_RUNTIME: "nodejs24.x", // with the libraries that a bare machine lacks
        },
      });
      if (unpacked.code !== 0) {
        throw new Error(`cannot unpack ${PACKAGE}: ${complaintOf(unpacked.output)}`);
      }
      await Deno.writeTextFile(join(fresh, "fonts/fonts.conf"), FONTS);
      await Deno.rename(fresh, folder);
    } finally {
      await Deno.remove(fresh, { recursive: true }).catch(() => {});
    }
  }
  const libraries = [join(folder, "al2023/lib"), Deno.env.get("LD_LIBRARY_PATH")];
  return {
    path: join(folder, "chromium"),
    env: {
      FONTCONFIG_PATH: join(folder, "fonts"),
      LD_LIBRARY_PATH: libraries.filter((path) => path).join(":"),
    },
  };
}

/**
 * The Chromium of the npm package `@sparticuz/chromium`, for machines that have no browser. Nothing
 * but this file names the package, and only the browser tests load it: it has 66 MB.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../tasks/jupyter/places.ts";
import { run } from "../../tasks/process.ts";

/** A browser, as playwright starts it. */
export type Program = { executablePath?: string; channel?: string; env?: Record<string, string> };

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

/**
 * Unpacks the browser with its libraries and its font into `.cache/`, once.
 * @throws {Error} on other systems, and when the package can be neither downloaded nor unpacked.
 */
export async function packedChromium(): Promise<Program> {
  if (Deno.build.os !== "linux" || Deno.build.arch !== "x86_64") {
    throw new Error("found none in its usual places");
  }
  const folder = join(root, ".cache", PACKAGE.replace(/.*\//, "").replace("@", "-"));
  await Deno.mkdir(join(root, ".cache"), { recursive: true });
  using turn = await Deno.open(`${folder}.turn`, { create: true, write: true });
  await turn.lock(true); // of two tests started together, one unpacks and one waits
  if (!existsSync(folder)) await unpack(folder);
  const libraries = [join(folder, "al2023/lib"), Deno.env.get("LD_LIBRARY_PATH")];
  return {
    executablePath: join(folder, "chromium"),
    env: {
      FONTCONFIG_PATH: join(folder, "fonts"),
      LD_LIBRARY_PATH: libraries.filter((path) => path).join(":"),
    },
  };
}

/** Unpacks beside the folder, then renames. */
async function unpack(folder: string): Promise<void> {
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
      const why = /^error: .*$/m.exec(unpacked.output)?.[0] ?? unpacked.output.trim();
      throw new Error(`cannot unpack ${PACKAGE}: ${why}`);
    }
    await Deno.writeTextFile(join(fresh, "fonts/fonts.conf"), FONTS);
    await Deno.rename(fresh, folder);
  } finally {
    await Deno.remove(fresh, { recursive: true }).catch(() => {});
  }
}

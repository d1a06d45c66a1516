import { join } from "node:path";
import type { Page } from "playwright-core";

const folder = new URL("reference/", import.meta.url);

/** Tells how far apart two pictures may be: fonts and rasterisers differ a little between machines. */
const MOST_DIFFERENT = 0.04;

/**
 * Compares a screenshot with the reference picture of that name: null, or what differs. With
 * `UPDATE_PICTURES` in the environment it becomes the reference; look at it before it is committed.
 */
export async function unlikeness(
  page: Page,
  name: string,
  shot: Uint8Array,
): Promise<string | null> {
  const file = new URL(`${name}.png`, folder);
  if (Deno.env.has("UPDATE_PICTURES")) {
    await Deno.mkdir(folder, { recursive: true });
    await Deno.writeFile(file, shot);
    return null;
  }
  const known = await Deno.readFile(file).catch(() => null);
  if (known === null) return `${name}: there is no reference picture; set UPDATE_PICTURES=1`;
  const blank = await page.context().newPage();
  const share = await blank.evaluate(shareOfDifferentPixels, [known.toBase64(), shot.toBase64()]);
  await blank.close();
  if (typeof share === "number" && share <= MOST_DIFFERENT) return null;
  const seen = join(await Deno.makeTempDir(), `${name}.png`);
  await Deno.writeFile(seen, shot);
  return `${name}: ${share} of the pixels differ, at most ${MOST_DIFFERENT} may; see ${seen}`;
}

/** Runs in a page: the share of pixels that differ plainly, or words when the sizes do. */
async function shareOfDifferentPixels(pictures: string[]): Promise<number | string> {
  const [a, b] = await Promise.all(pictures.map(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  }));
  if (a.width !== b.width || Math.abs(a.height - b.height) > 12) {
    return `other sizes (${a.width}×${a.height}, ${b.width}×${b.height}), so all`;
  }
  const size = 4 * a.width * Math.min(a.height, b.height);
  let different = 0;
  for (let i = 0; i < size; i += 4) {
    const far = Math.max(...[0, 1, 2].map((k) => Math.abs(a.data[i + k] - b.data[i + k])));
    if (far > 64) different++;
  }
  return different / (size / 4);
}

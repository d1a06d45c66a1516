import { join } from "node:path";
import type { Page } from "playwright-core";

const folder = new URL("reference/", import.meta.url);
const fonts = new URL("../../lib/show/fonts/", import.meta.url);

/**
 * The largest share of what is drawn that may have no counterpart. The pictures of Chromium 153 from npm
 * and 156 from Debian differ by 0.004 at most; a figure that lost one of its curves, by 0.0095.
 */
const MOST_UNMATCHED = 0.007;

/**
 * Takes a picture of the page's figure, in a font of the project's own: the same on all machines.
 *
 * @throws {Error} where the page has no live figure.
 */
export async function picture(page: Page): Promise<Uint8Array> {
  const files = await Promise.all(
    ["Regular", "Bold"].map((weight) => Deno.readFile(new URL(`Arimo-${weight}.ttf`, fonts))),
  );
  await page.evaluate(async (files) => {
    for (const [i, file] of files.entries()) {
      const bytes = Uint8Array.from(atob(file), (char) => char.charCodeAt(0));
      const face = new FontFace("pictured", bytes, { weight: i === 0 ? "400" : "700" });
      document.fonts.add(await face.load());
    }
    const style = new CSSStyleSheet();
    style.replaceSync("* { font-family: pictured !important; }");
    const root = document.querySelector("[data-theme]")!.shadowRoot!;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
  }, files.map((file) => file.toBase64()));
  await page.mouse.move(0, 0); // away from all that tells something when it is pointed at
  return await page.locator(".stage").screenshot();
}

/**
 * Compares a picture with the reference of that name: null, or what differs. With
 * `UPDATE_PICTURES=1 deno task test browser` it becomes the reference; look at it before it is
 * committed.
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
  if (known === null) {
    return `${name}: there is no reference picture; run UPDATE_PICTURES=1 deno task test browser`;
  }
  const difference = await differenceOf(page, known, shot);
  if (difference === null) return null;
  const seen = join(await Deno.makeTempDir(), `${name}.png`);
  await Deno.writeFile(seen, shot);
  return `${name}: ${difference}; see ${seen}`;
}

/** What is drawn in one picture and not in the other, in words; null where they are alike. */
export async function differenceOf(
  page: Page,
  known: Uint8Array,
  shot: Uint8Array,
): Promise<string | null> {
  const blank = await page.context().newPage();
  const found = await blank.evaluate(unmatched, [known.toBase64(), shot.toBase64()]);
  await blank.close();
  if ("sizes" in found) return `the sizes differ: ${found.sizes}`;
  const { lost, added } = found, percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  return Math.max(lost, added) <= MOST_UNMATCHED
    ? null
    : `${percent(lost)} of what was drawn is no longer there, ${
      percent(added)
    } of what is drawn is ` +
      `new; at most ${percent(MOST_UNMATCHED)} may`;
}

/**
 * Runs in a page: the share of drawn pixels of each picture whose colour lies beyond all that is near
 * them in the other. An edge that another rasteriser blends otherwise lies between its sides; a moved
 * dot, or a band that is gone, does not.
 */
async function unmatched(
  pictures: string[],
): Promise<{ lost: number; added: number } | { sizes: string }> {
  const [known, shot] = await Promise.all(pictures.map(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  }));
  if (known.width !== shot.width || known.height !== shot.height) {
    return { sizes: `${known.width}×${known.height}, ${shot.width}×${shot.height}` };
  }
  const near = 3, visible = 8, slack = 12, { width, height } = known;
  /** Whether a value of a channel lies beyond all that the other picture has near that place. */
  const alone = (value: number, b: Uint8ClampedArray, x: number, y: number, channel: number) => {
    let least = 255, most = 0;
    for (let v = Math.max(0, y - near); v <= Math.min(height - 1, y + near); v++) {
      for (let u = Math.max(0, x - near); u <= Math.min(width - 1, x + near); u++) {
        const there = b[4 * (v * width + u) + channel];
        least = Math.min(least, there), most = Math.max(most, there);
      }
    }
    return value < least - slack || value > most + slack;
  };
  const share = ({ data: a }: ImageData, { data: b }: ImageData) => {
    let drawn = 0, unlike = 0;
    for (let i = 0; i < a.length; i += 4) {
      const channels = [0, 1, 2], x = (i / 4) % width, y = (i / 4 - x) / width;
      if (channels.every((k) => Math.abs(a[i + k] - a[k]) <= visible)) continue; // as the corner
      drawn++;
      const elsewhere = channels.filter((k) => Math.abs(a[i + k] - b[i + k]) > slack);
      if (elsewhere.some((k) => alone(a[i + k], b, x, y, k))) unlike++;
    }
    return unlike / drawn;
  };
  return { lost: share(known, shot), added: share(shot, known) };
}

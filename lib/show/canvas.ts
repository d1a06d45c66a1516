import { Buffer } from "node:buffer";
import { crc32, deflateSync } from "node:zlib";

/** What Plot's ramps and rasters ask of a canvas: to set pixels, and to be an image. */
type Pixels = { width: number; height: number; data: Uint8ClampedArray };

const blank = (width: number, height: number): Pixels => (
  { width, height, data: new Uint8ClampedArray(4 * width * height) }
);

/**
 * Gives a window of jsdom, which has no canvas, the part of one that Plot draws its continuous legends
 * and rasters with.
 */
export function giveCanvas(window: { HTMLCanvasElement: typeof HTMLCanvasElement }): void {
  const drawn = new WeakMap<HTMLCanvasElement, Pixels>();
  const pixelsOf = (canvas: HTMLCanvasElement): Pixels => {
    const { width, height } = canvas, known = drawn.get(canvas);
    if (known?.width === width && known.height === height) return known;
    const fresh = blank(width, height);
    drawn.set(canvas, fresh);
    return fresh;
  };
  Object.assign(window.HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement) {
      const parse = colorParser(this.ownerDocument);
      return {
        canvas: this,
        fillStyle: "#000",
        fillRect(x: number, y: number, width: number, height: number) {
          const pixels = pixelsOf(this.canvas), color = parse(String(this.fillStyle));
          for (let row = y; row < y + height; row++) {
            for (let column = x; column < x + width; column++) {
              pixels.data.set(color, 4 * (row * pixels.width + column));
            }
          }
        },
        createImageData: blank,
        putImageData(image: Pixels) {
          pixelsOf(this.canvas).data.set(image.data);
        },
      };
    },
    toDataURL(this: HTMLCanvasElement) {
      return `data:image/png;base64,${Buffer.from(png(pixelsOf(this))).toString("base64")}`;
    },
  });
}

/** Reads any colour of CSS as red, green, blue and opacity, 0 to 255. */
function colorParser(document: Document): (color: string) => number[] {
  const { style } = document.createElement("i");
  return (color) => {
    style.color = "";
    style.color = color;
    const numbers = (style.color || color).match(/[\d.]+/g)?.map(Number) ?? [];
    const [red = 0, green = 0, blue = 0, opacity = 1] = numbers;
    return [red, green, blue, Math.round(255 * opacity)];
  };
}

/** A PNG of 8 bits a channel, unfiltered (RFC 2083). */
function png({ width, height, data }: Pixels): Uint8Array {
  const lines = Buffer.alloc(height * (4 * width + 1));
  for (let row = 0; row < height; row++) {
    lines.set(data.subarray(4 * width * row, 4 * width * (row + 1)), row * (4 * width + 1) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  const chunk = (type: string, content: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), content]), ends = Buffer.alloc(8);
    ends.writeUInt32BE(content.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", new Uint8Array()),
  ]);
}

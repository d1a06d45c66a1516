// @ts-types="@types/d3-color"
import { rgb } from "d3-color";
import { encode } from "fast-png";

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
      return {
        canvas: this,
        fillStyle: "#000",
        fillRect(left: number, top: number, wide: number, high: number) {
          const { width, data } = pixelsOf(this.canvas), { r, g, b, opacity } = rgb(this.fillStyle);
          for (let y = top; y < top + high; y++) {
            for (let x = left; x < left + wide; x++) {
              data.set([r, g, b, 255 * opacity], 4 * (y * width + x));
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
      const image = encode({ ...pixelsOf(this), channels: 4, depth: 8 });
      return `data:image/png;base64,${image.toBase64()}`;
    },
  });
}

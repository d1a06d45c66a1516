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
  Object.assign(window.HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement) { // Plot asks once, when it has set the size
      const pixels = blank(this.width, this.height), { width, data } = pixels;
      drawn.set(this, pixels);
      return {
        fillStyle: "#000",
        fillRect(left: number, top: number, wide: number, high: number) {
          const { r, g, b, opacity } = rgb(this.fillStyle);
          for (let y = top; y < top + high; y++) {
            for (let x = left; x < left + wide; x++) {
              data.set([r, g, b, 255 * opacity], 4 * (y * width + x));
            }
          }
        },
        createImageData: blank,
        putImageData(image: Pixels) {
          data.set(image.data);
        },
      };
    },
    toDataURL(this: HTMLCanvasElement) {
      const { width, height } = this, pixels = drawn.get(this) ?? blank(width, height);
      const image = encode({ ...pixels, channels: 4, depth: 8 });
      return `data:image/png;base64,${image.toBase64()}`;
    },
  });
}

/** Default width of a figure in pixels. */
export const WIDTH = 720;

/** Width from which on a figure has the room of a page's column; below it is laid out narrow. */
export const WIDE = 480;

/** The least width that figures are laid out for. */
export const LEAST = 320;

/** What figures take that have none of their own: where each has a name of its own, there is none. */
let now: { width: number; name?: string; caption?: string } = { width: WIDTH };

function under<T>(other: Partial<typeof now>, draw: () => T): T {
  const before = now;
  now = { ...now, ...other };
  try {
    return draw();
  } finally {
    now = before;
  }
}

/** The width that a figure without one of its own takes. */
export const roomNow = () => now.width;

/** What the figures are called that stand on a screen alone; undefined where each has a name of its own. */
export const nameNow = () => now.name;

/** The caption of a figure that has none of its own; undefined where there is none. */
export const captionNow = () => now.caption;

/**
 * Runs `draw` with another width for the figures that it draws, as for a phone.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(withWidth(360, roomNow), 360);
 * assert.equal(roomNow(), 720);
 * ```
 * @param width in pixels; less than 320 counts as 320.
 */
export function withWidth<T>(width: number, draw: () => T): T {
  return under({ width: Math.max(LEAST, Math.round(width)) }, draw);
}

/**
 * Runs `draw` for a screen alone: its figures share one name, which a shadow root keeps apart. A name
 * that is made of all that a figure holds, as a file needs it, takes as long as a fit.
 */
export function onScreen<T>(draw: () => T): T {
  return under({ name: "live" }, draw);
}

/** Runs `draw` with a caption for the figures that it draws without one, as a live figure's source. */
export function withCaption<T>(caption: string, draw: () => T): T {
  return under({ caption }, draw);
}

/** Width from which on a figure has the room of a page's column; below it is laid out narrow. */
export const WIDE = 480;

/** What figures take that have none of their own: a width in pixels, a name, a caption. */
let room: { width: number; name?: string; caption?: string; image?: boolean } = { width: 720 };
export const roomNow = () => room;

function within<T>(other: Partial<typeof room>, draw: () => T): T {
  const before = room;
  room = { ...room, ...other };
  try {
    return draw();
  } finally {
    room = before;
  }
}

export const withWidth = <T>(width: number, draw: () => T): T => within({ width }, draw);

/**
 * Draws figures for a screen alone: they share one name, which a shadow root keeps apart. A name made
 * of all that a figure holds, as a file needs it, takes as long as a fit.
 */
export const onScreen = <T>(draw: () => T): T => within({ name: "live" }, draw);

/** Draws figures for an image, without titles: nobody can point at them, and they take a seventh of the time. */
export const asImage = <T>(draw: () => T): T => within({ image: true }, draw);

/** Draws figures without a caption with this one, as a live figure's source. */
export const withCaption = <T>(caption: string, draw: () => T): T => within({ caption }, draw);

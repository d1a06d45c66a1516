/** How often settings were accepted; 0 in the page and wherever no notebook set any. */
let generation = 0;

/** Why no settings hold, and what to do; null when they hold. */
let missing: string | null = null;

/** The generation in which rows, tables and fits were made. */
const made = new WeakMap<object, number>();

/** The table of the settings that came from a notebook's settings cell. */
const tables = new WeakMap<object, string>();

/** Starts a new generation: what was made before it is refused from now on. */
export function acceptSettings(byTable: Readonly<Record<string, object>> = {}): void {
  generation++;
  missing = null;
  for (const [table, settings] of Object.entries(byTable)) tables.set(settings, table);
}

/** The table for which a notebook's settings cell gave settings; undefined for any others. */
export const tableOf = (settings: object) => tables.get(settings);

/** Remembers that the settings were refused: until they are mended, nothing is shown. */
export function refuseSettings(): void {
  missing = "the settings were refused above. Mend their cell and run it, then Run All.";
}

/**
 * Says that the settings are about to be set: nothing is shown before they are. A settings cell with a
 * syntax error runs no line, and its former settings would hold without a word.
 */
export function awaitSettings(): void {
  missing =
    "the settings cell has not run since the first cell. Run it, or mend its syntax, then Run All. " +
    "A notebook without one needs no `lm.settings();` in its first cell.";
}

/**
 * Refuses what no longer fits the notebook's settings. The Deno kernel goes on after a failed cell,
 * and a `const` of that cell keeps its former value; so every function that computes or shows
 * something asks here first with its tables, rows and fits. In the page, where no settings were set,
 * nothing is ever refused.
 */
export function checkFresh(...things: unknown[]): void {
  const isOld = things.some((thing) => generationOf(thing) < generation);
  const why = missing ??
    (isOld && "this was made under other settings than those of now; run the cells above again.");
  if (why) throw withoutStack(new Error(`Nothing is shown: ${why}`));
}

/** An error whose message says all: the kernel shows the stack of any other below the cell. */
export function withoutStack(error: Error): Error {
  error.stack = String(error);
  return error;
}

/**
 * Applies settings to the rows of their table. Where those of the settings cell have a value that no row
 * has, or leave none, they count as refused: nothing below is shown until the cell is mended.
 */
export function applying<T>(settings: object, apply: () => T): T {
  try {
    return apply();
  } catch (error) {
    if (tables.has(settings)) refuseSettings();
    throw error;
  }
}

/** Marks a thing as made under the settings of now, or as old as the oldest thing it was made from. */
export function stamp<T extends object>(thing: T, ...from: unknown[]): T {
  if (generation > 0) made.set(thing, Math.min(generation, ...from.map(generationOf)));
  return thing;
}

/** The oldest generation among a thing and the rows in it; what nobody stamped is never old. */
function generationOf(thing: unknown): number {
  const { rows = thing } = Object(thing);
  let oldest = made.get(Object(thing)) ?? Infinity;
  if (!Array.isArray(rows)) return oldest;
  for (const row of rows) oldest = Math.min(oldest, made.get(Object(row)) ?? oldest);
  return oldest;
}

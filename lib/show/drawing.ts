import { createHash } from "node:crypto";
import { freeNames, parse } from "./free_names.ts";
import { membersUsed } from "./members_used.ts";

/** A function as a page can run it: its text, a word for it, and the settings that it uses. */
export type Drawing = { text: string; hash: string; settings: string[] | null };

/** What a function in a page may use beside its own names: what computes, and nothing of the page. */
const GLOBALS = new Set(
  ("undefined NaN Infinity Math Number BigInt String Boolean Symbol Object Array Map Set WeakMap " +
    "WeakSet Date JSON Intl RegExp Error RangeError TypeError Iterator Float64Array Int32Array " +
    "Uint8Array parseInt parseFloat isNaN isFinite structuredClone console").split(" "),
);

const CALL = "lm.live(table, settings, ({ rows, settings }) => lm.figure({ … }))";

/**
 * The text of the function of a live figure, checked: it may use what it is given, its own names, `Plot`
 * and `lm`; a page has nothing else of the notebook.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const draw = ({ settings }: { settings: { slmLimitB: number } }) => settings.slmLimitB;
 * assert.deepEqual(drawingOf(draw, ["limit"]).settings, ["slmLimitB"]);
 * ```
 * @param vocabulary the names that `lm` has in a page.
 * @throws {TypeError} when this is no plain function.
 * @throws {RangeError} when it uses a name that a page does not have.
 */
export function drawingOf(draw: unknown, vocabulary: readonly string[]): Drawing {
  if (typeof draw !== "function") {
    throw new TypeError(
      `Cannot make a figure live: found ${draw === null ? "null" : typeof draw} in the place of ` +
        `its function; write ${CALL}`,
    );
  }
  const text = String(draw).replaceAll(/\r\n?/g, "\n");
  checkKind(text);
  for (const name of freeNames(text)) {
    if (name !== "Plot" && name !== "lm" && !GLOBALS.has(name)) {
      throw new RangeError(`Cannot make this figure live: ${mend(name, vocabulary)}`);
    }
  }
  const unknown = membersUsed(text, "lm")?.find((name) => !vocabulary.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(
      `Cannot make this figure live: a page has no \`lm.${unknown}\`, only what fits, words and ` +
        "draws; use it outside of the function, or leave it out",
    );
  }
  const escaped = inScript(text);
  const hash = createHash("sha256").update(escaped).digest("hex").slice(0, 12);
  return { text: escaped, hash, settings: membersUsed(text, "settings") };
}

/** Refuses what has no text that means the same elsewhere, and what a page would wait for. */
function checkKind(text: string): void {
  const refuse = (what: string): never => {
    throw new TypeError(`Cannot make a figure live: found ${what}; write ${CALL}`);
  };
  if (/\{\s*\[native code\]\s*\}$/.test(text)) refuse("a bound or built-in function");
  if (/^class\b/.test(text)) refuse("a class");
  let node: ReturnType<typeof parse>;
  try {
    node = parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse("a method");
  }
  if (node.type !== "ArrowFunctionExpression" && node.type !== "FunctionExpression") {
    return refuse("a method");
  }
  if (node.async || node.generator) refuse("a function that has to be waited for");
}

/** Why a name cannot be used, and what to write instead. */
function mend(name: string, vocabulary: readonly string[]): string {
  if (["rows", "settings", "table"].includes(name)) {
    return `\`${name}\` would be the notebook's; take it from the function's argument: ` +
      `({ rows, settings }) => …`;
  }
  return name in globalThis && !Object.hasOwn(globalThis, name) ||
      /^(document|window|globalThis|self|fetch|Deno|eval|Function|Promise|arguments)$/.test(name)
    ? `it may not use \`${name}\`, only rows, settings, table, Plot and lm`
    : `\`${name}\` is a name of the notebook: compute it inside, from rows` +
      (vocabulary.includes(name) ? `, or write \`lm.${name}\` if that is meant` : "");
}

/**
 * A function's text as it may stand in a script element: nothing in it ends the script or begins a
 * comment, and nothing is lost in a file.
 */
function inScript(text: string): string {
  const written = (less: string) =>
    text.replaceAll(/<(?=\/?script|!--)/gi, less)
      .replaceAll("\0", "\\x00")
      .replaceAll(
        /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
        (half) => `\\u${half.charCodeAt(0).toString(16)}`,
      );
  const escaped = written("\\x3c");
  try {
    parse(escaped);
    return escaped;
  } catch {
    return written("< "); // "less than", not in a text
  }
}

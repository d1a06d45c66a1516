import { createHash } from "node:crypto";
import type { AnyNode } from "acorn";
import { perhaps } from "../settings/check.ts";
import { formatList } from "../words/quantity.ts";
import { type FunctionUses, functionUses, keyOf, parse } from "./function_uses.ts";

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
  const text = String(draw).replaceAll(/\r\n?/g, "\n"), uses = usesOf(text);
  const why = notInPage(uses, vocabulary);
  if (why !== null) throw new RangeError(`Cannot make this figure live: ${why}`);
  const escaped = inScript(text);
  const hash = createHash("sha256").update(escaped).digest("hex").slice(0, 12);
  return { text: escaped, hash, settings: uses.membersGiven("settings") };
}

/** What a function uses; one that has no text that means the same elsewhere, or has to be waited for, is refused. */
function usesOf(text: string): FunctionUses {
  const refuse = (what: string): never => {
    throw new TypeError(`Cannot make a figure live: found ${what}; write ${CALL}`);
  };
  if (/\{\s*\[native code\]\s*\}$/.test(text)) refuse("a bound or built-in function");
  if (/^class\b/.test(text)) refuse("a class");
  let uses: FunctionUses;
  try {
    uses = functionUses(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse("a method");
  }
  const { tree } = uses;
  if (tree.type !== "ArrowFunctionExpression" && tree.type !== "FunctionExpression") {
    return refuse("a method");
  }
  if (tree.async || tree.generator) refuse("a function that has to be waited for");
  return uses;
}

/** What a drawing is given. */
const GIVEN = ["rows", "settings", "table"];

/** Why a function cannot run in a page, with what to write instead; null where it can. */
function notInPage(uses: FunctionUses, vocabulary: readonly string[]): string | null {
  const foreign = uses.free.find((one) => one !== "Plot" && one !== "lm" && !GLOBALS.has(one));
  if (foreign !== undefined) return mend(foreign, vocabulary);
  for (const node of uses.nodes) {
    const barred = barredIn(node);
    if (barred !== null) return barred;
  }
  const members = uses.membersOf("lm");
  if (members === null) return "it may use `lm` only as `lm.name`";
  const unknown = members.find((name) => !vocabulary.includes(name));
  if (unknown !== undefined) {
    return `a page has no \`lm.${unknown}\`, only what fits, words and draws; use it outside of ` +
      "the function, or leave it out";
  }
  const asked = uses.membersGiven()?.find((name) => !GIVEN.includes(name));
  return asked === undefined
    ? null
    : `it is not given \`${asked}\`${perhaps(asked, GIVEN)}: it is given ${formatList(GIVEN)}`;
}

/** Keys that lead from any value to the page itself. */
const WAYS_OUT = ["constructor", "__proto__"];

/** What a node uses that no name tells: `this`, a module, the way to `Function`, a raw text. */
function barredIn(node: AnyNode): string | null {
  const no = (name: string) => `it may not use \`${name}\`, only ${formatList(ALLOWED)}`;
  if (node.type === "ThisExpression") return no("this");
  if (node.type === "ImportExpression") return no("import()");
  const key = node.type === "MemberExpression"
    ? keyOf(node.property, node.computed)
    : node.type === "Property"
    ? keyOf(node.key, node.computed)
    : null;
  if (key !== null && WAYS_OUT.includes(key)) return no(key);
  if (node.type !== "TaggedTemplateExpression") return null;
  const [ends] = node.quasi.quasis.flatMap(({ value }) => value.raw.match(ENDS) ?? []);
  return ends === undefined
    ? null
    : `it cannot write \`${ends}\` in a tagged template; put it in quotes`;
}

const ALLOWED = [...GIVEN, "Plot", "lm"];

/** Names that a browser has and this runtime does not. */
const OF_BROWSERS = /^(document|window|self|alert|history|location|arguments)$/;

/** The runtime's own names; those that come later are the notebook's. */
const ofRuntime = new Set(Object.getOwnPropertyNames(globalThis));

/** Why a name cannot be used, and what to write instead. */
function mend(name: string, vocabulary: readonly string[]): string {
  if (GIVEN.includes(name)) {
    return `\`${name}\` would be the notebook's; take it from the function's argument: ` +
      `({ rows, settings }) => …`;
  }
  return OF_BROWSERS.test(name) || ofRuntime.has(name)
    ? `it may not use \`${name}\`, only ${formatList(ALLOWED)}`
    : `\`${name}\` is a name of the notebook: compute it inside, from rows` +
      (vocabulary.includes(name) ? `, or write \`lm.${name}\` if that is meant` : "");
}

/** What ends a script or begins a comment in HTML. */
const ENDS = /<(?:\/?script|!--)/gi;

/**
 * A function's text as it may stand in a script element: nothing in it ends the script or begins a
 * comment, and nothing is lost in a file.
 */
function inScript(text: string): string {
  const written = (less: string) =>
    text.replaceAll(ENDS, (end) => less + end.slice(1))
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

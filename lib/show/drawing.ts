import { createHash } from "node:crypto";
import { type AnyNode, parseExpressionAt } from "acorn";
import { analyze } from "eslint-scope";
import { formatList } from "../words/quantity.ts";

/** A function as a page can run it: its text, a word for it, and the names of members that it takes of anything. */
export type Drawing = { text: string; hash: string; members: ReadonlySet<string> };

/** What a function in a page may use beside its own names: what computes, and nothing of the page. */
const GLOBALS = new Set(
  ("undefined NaN Infinity Math Number BigInt String Boolean Symbol Object Array Map Set WeakMap " +
    "WeakSet Date JSON Intl RegExp Error RangeError TypeError Iterator Float64Array Int32Array " +
    "Uint8Array parseInt parseFloat isNaN isFinite structuredClone console").split(" "),
);

/** What a drawing is given, and what else it may use. */
export const GIVEN = ["rows", "settings", "table"];
const ALLOWED = [...GIVEN, "Plot", "lm"];

/** Keys that lead from any value to the page itself. */
const WAYS_OUT = ["constructor", "__proto__"];

/** Names that a browser has and this runtime does not. */
const OF_BROWSERS = /^(document|window|self|alert|history|location|arguments)$/;

/** The runtime's own names; those that come later are the notebook's. */
const ofRuntime = new Set(Object.getOwnPropertyNames(globalThis));

/**
 * The text of the function of a live figure, checked: it may use what it is given, its own names, `Plot`
 * and `lm`; a page has nothing else of the notebook.
 *
 * @param vocabulary the names that `lm` has in a page.
 * @throws {TypeError} when this is no plain function.
 * @throws {RangeError} when it uses a name that a page does not have.
 */
export function drawingOf(draw: unknown, vocabulary: readonly string[]): Drawing {
  if (typeof draw !== "function") {
    refuse(`${draw === null ? "null" : typeof draw} in the place of its function`);
  }
  const text = String(draw).replaceAll(/\r\n?/g, "\n"), tree = functionIn(text);
  const around = new Map(nodesIn(tree)), nodes = [...around.keys()];
  const why = notInPage(tree, around, vocabulary) ??
    nodes.map(barredIn).find((barred) => barred !== null) ??
    null;
  if (why !== null) throw new RangeError(`Cannot make this figure live: ${why}`);
  const escaped = inScript(text);
  const takes = nodes.filter((node) =>
    node.type === "MemberExpression" || around.get(node)?.type === "ObjectPattern"
  );
  return {
    text: escaped,
    hash: createHash("sha256").update(escaped).digest("hex").slice(0, 12),
    members: new Set(takes.map(keyIn).filter((key) => key !== null)),
  };
}

function refuse(what: string): never {
  throw new TypeError(
    `Cannot make a figure live: found ${what}; write ` +
      "lm.live(table, settings, ({ rows, settings }) => lm.figure({ … }))",
  );
}

/** The syntax tree of a function; one without a text that means the same elsewhere, or to be waited for, is refused. */
function functionIn(text: string): AnyNode {
  if (/\{\s*\[native code\]\s*\}$/.test(text)) refuse("a bound or built-in function");
  if (/^class\b/.test(text)) refuse("a class");
  const tree = parsed(text);
  if (tree?.type !== "ArrowFunctionExpression" && tree?.type !== "FunctionExpression") {
    return refuse("a method");
  }
  if (tree.async || tree.generator) refuse("a function that has to be waited for");
  return tree;
}

function parsed(text: string): AnyNode | null {
  try {
    const options = { ecmaVersion: "latest", ranges: true } as const;
    return parseExpressionAt(`(${text}\n)`, 0, options) as AnyNode;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function* nodesIn(node: AnyNode, around?: AnyNode): Generator<[AnyNode, AnyNode | undefined]> {
  yield [node, around];
  for (const child of Object.values(node).flat()) {
    if (typeof child?.type === "string") yield* nodesIn(child, node);
  }
}

/** Why a function's names cannot be had in a page, with what to write instead; null where they can. */
function notInPage(
  tree: AnyNode,
  around: ReadonlyMap<AnyNode, AnyNode | undefined>,
  vocabulary: readonly string[],
): string | null {
  const statement = { type: "ExpressionStatement", expression: tree, range: tree.range };
  const program = { type: "Program", sourceType: "module", body: [statement], range: tree.range };
  const options = { ecmaVersion: 2022, sourceType: "module" } as const;
  const free = analyze(program as never, options).globalScope!.through
    .map(({ identifier }) => identifier as AnyNode & { name: string });
  const foreign = free.find(({ name }) => name !== "Plot" && name !== "lm" && !GLOBALS.has(name));
  if (foreign !== undefined) return mend(foreign.name, vocabulary);
  for (const use of free.filter(({ name }) => name === "lm")) {
    const member = around.get(use), key = member && keyIn(member);
    if (member?.type !== "MemberExpression" || member.object !== use || !key) {
      return "it may use `lm` only as `lm.name`";
    }
    if (!vocabulary.includes(key)) {
      return `a page has no \`lm.${key}\`, only what fits, words and draws; use it outside of ` +
        "the function, or leave it out";
    }
  }
  return null;
}

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

/** What a node uses that no name tells: `this`, a module, the way to `Function`, a raw text. */
function barredIn(node: AnyNode): string | null {
  const no = (name: string) => `it may not use \`${name}\`, only ${formatList(ALLOWED)}`;
  if (node.type === "ThisExpression") return no("this");
  if (node.type === "ImportExpression") return no("import()");
  const key = keyIn(node);
  if (key !== null && WAYS_OUT.includes(key)) return no(key);
  if (node.type !== "TaggedTemplateExpression") return null;
  const [ends] = node.quasi.quasis.flatMap(({ value }) => value.raw.match(ENDS) ?? []);
  return ends === undefined
    ? null
    : `it cannot write \`${ends}\` in a tagged template; put it in quotes`;
}

/** The name of a member or property, also one in quotes; null of any other node, and where it is computed. */
function keyIn(node: AnyNode): string | null {
  if (node.type !== "MemberExpression" && node.type !== "Property") return null;
  const key = node.type === "Property" ? node.key : node.property;
  if (!node.computed && key.type === "Identifier") return key.name;
  if (key.type === "Literal") return String(key.value);
  return key.type === "TemplateLiteral" && key.expressions.length === 0
    ? key.quasis[0].value.cooked ?? null
    : null;
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
  return parsed(escaped) === null ? written("< ") : escaped; // "less than", not in a text
}

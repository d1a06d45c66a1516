import { createHash } from "node:crypto";
import { type AnyNode, parseExpressionAt } from "acorn";
import { analyze } from "eslint-scope";
import { said } from "../read/said.ts";
import { formatList } from "../words/quantity.ts";

/** A function as a page can run it: its text, a word for it, and the names of members that it takes of anything. */
export type Drawing = { text: string; hash: string; members: ReadonlySet<string> };

/** What a function in a page may use beside its own names: what computes, and nothing of the page. */
const GLOBALS = new Set(
  ("undefined NaN Infinity Math Number BigInt String Boolean Symbol Object Array Map Set WeakMap " +
    "WeakSet Date JSON Intl RegExp Error RangeError TypeError Iterator Float64Array Int32Array " +
    "Uint8Array parseInt parseFloat isNaN isFinite structuredClone console").split(" "),
);

const GIVEN = ["rows", "settings", "table"], ALLOWED = [...GIVEN, "Plot", "lm"];

/** Keys that lead from any value to the page itself. */
const WAYS_OUT = ["constructor", "__proto__"];

/** Names that a browser has and this runtime does not. */
const OF_BROWSERS = /^(document|window|self|alert|history|location|arguments)$/;

/** The runtime's own names; those that come later are the notebook's. */
const ofRuntime = new Set(Object.getOwnPropertyNames(globalThis));

/**
 * The text of the function of a live figure, checked: it may use what it is given, its own names, `Plot`
 * and the words of `lm` in `vocabulary`; a page has nothing else of the notebook.
 */
export function drawingOf(draw: unknown, vocabulary: readonly string[]): Drawing {
  const source = String(draw).replaceAll(/\r\n?/g, "\n");
  const tree = functionIn(draw, source), around = new Map(nodesIn(tree));
  checkNames(tree, around, vocabulary);
  const members = new Set<string>();
  for (const [node, parent] of around) {
    checkNode(node);
    const key = keyIn(node), isTaken = node.type === "MemberExpression";
    if (key !== null && (isTaken || parent?.type === "ObjectPattern")) members.add(key);
  }
  const text = inScript(source);
  return { text, members, hash: createHash("sha256").update(text).digest("hex").slice(0, 12) };
}

/** The syntax tree of a function whose text means the same elsewhere; no other is drawn. */
function functionIn(draw: unknown, text: string): AnyNode {
  const refuse = (what: string): never => {
    throw new TypeError(
      `Cannot make a figure live: found ${what}; write ` +
        "lm.live(table, settings, ({ rows, settings }) => lm.figure({ … }))",
    );
  };
  if (typeof draw !== "function") return refuse(`${said(draw)} in the place of its function`);
  if (/\{\s*\[native code\]\s*\}$/.test(text)) return refuse("a bound or built-in function");
  if (/^class\b/.test(text)) return refuse("a class");
  const tree = parsed(text);
  if (tree?.type !== "ArrowFunctionExpression" && tree?.type !== "FunctionExpression") {
    return refuse("a method");
  }
  if (tree.async || tree.generator) return refuse("a function that has to be waited for");
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

function bar(why: string): never {
  throw new RangeError(`Cannot make this figure live: ${why}`);
}

const barName = (name: string) => bar(`it may not use \`${name}\`, only ${formatList(ALLOWED)}`);

/** Refuses names that a page does not have, with what to write instead. */
function checkNames(
  tree: AnyNode,
  around: ReadonlyMap<AnyNode, AnyNode | undefined>,
  vocabulary: readonly string[],
): void {
  const statement = { type: "ExpressionStatement", expression: tree, range: tree.range };
  const program = { type: "Program", sourceType: "module", body: [statement], range: tree.range };
  const options = { ecmaVersion: 2022, sourceType: "module" } as const;
  for (const { identifier } of analyze(program as never, options).globalScope!.through) {
    const use = identifier as AnyNode & { name: string }, { name } = use;
    if (name === "lm") checkWord(use, around.get(use), vocabulary);
    else if (GIVEN.includes(name)) {
      bar(
        `\`${name}\` would be the notebook's; take it from the function's argument: ` +
          `({ rows, settings }) => …`,
      );
    } else if (name !== "Plot" && !GLOBALS.has(name)) {
      if (OF_BROWSERS.test(name) || ofRuntime.has(name)) barName(name);
      const meant = vocabulary.includes(name) ? `, or write \`lm.${name}\` if that is meant` : "";
      bar(`\`${name}\` is a name of the notebook: compute it inside, from rows${meant}`);
    }
  }
}

function checkWord(use: AnyNode, member: AnyNode | undefined, vocabulary: readonly string[]) {
  const isMember = member?.type === "MemberExpression" && member.object === use;
  const key = isMember ? keyIn(member) : null;
  if (!key) bar("it may use `lm` only as `lm.name`");
  const words = "only what fits, words and draws; use it outside of the function, or leave it out";
  if (!vocabulary.includes(key)) bar(`a page has no \`lm.${key}\`, ${words}`);
}

/** Refuses what no name tells: `this`, a module, the way to `Function`, a raw text that would end the script. */
function checkNode(node: AnyNode): void {
  if (node.type === "ThisExpression") barName("this");
  if (node.type === "ImportExpression") barName("import()");
  const key = keyIn(node);
  if (key !== null && WAYS_OUT.includes(key)) barName(key);
  if (node.type !== "TaggedTemplateExpression") return;
  const [ends] = node.quasi.quasis.flatMap(({ value }) => value.raw.match(ENDS) ?? []);
  if (ends) bar(`it cannot write \`${ends}\` in a tagged template; put it in quotes`);
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

/** A function's text as it may stand in a script: nothing ends it or begins a comment, or is lost in a file. */
function inScript(text: string): string {
  const written = (less: string) =>
    text.replaceAll(ENDS, (end) => less + end.slice(1))
      .replaceAll("\0", "\\x00")
      .replaceAll(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
  const escaped = written("\\x3c");
  return parsed(escaped) === null ? written("< ") : escaped; // "less than", not in a text
}

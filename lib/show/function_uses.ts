import { type AnyNode, parseExpressionAt } from "acorn";
import { analyze, type Reference, type Variable } from "eslint-scope";

/** What a function's text uses: the names that it does not declare, and nodes of its syntax tree. */
export type FunctionUses = {
  tree: AnyNode;
  /** Names that it uses and does not declare, in the order in which they come. */
  free: string[];
  nodes: AnyNode[];
  /** What it takes of a name that it does not declare, as `lm`; null where any member may be meant. */
  membersOf: (name: string) => string[] | null;
  /** The same of its first argument, or of what that holds under a key. */
  membersGiven: (key?: string) => string[] | null;
};

/**
 * Finds out what a function uses, from its text.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const uses = functionUses("({ settings: own }) => lm.limit(own.slmLimitB + limit)");
 * assert.deepEqual(uses.free, ["lm", "limit"]);
 * assert.deepEqual(uses.membersOf("lm"), ["limit"]);
 * assert.deepEqual(uses.membersGiven("settings"), ["slmLimitB"]);
 * ```
 * @throws {SyntaxError} when the text is no expression in JavaScript.
 */
export function functionUses(text: string): FunctionUses {
  const tree = parse(text);
  const statement = { type: "ExpressionStatement", expression: tree, range: tree.range };
  const { globalScope, scopes } = analyze(
    { type: "Program", sourceType: "module", body: [statement], range: tree.range } as never,
    { ecmaVersion: 2022, sourceType: "module" },
  );
  const declared = new Map(
    scopes.flatMap(({ variables }) => variables)
      .flatMap((variable) => nodesOf(variable).map((node) => [node, variable] as const)),
  );
  const parents = parentsIn(tree), { through } = globalScope!;
  const taken = (nodes: readonly AnyNode[]) => takenOf(nodes, { declared, parents });
  const given = "params" in tree ? taken(tree.params.slice(0, 1)) : new Map();
  const named = (keys: Taken) => keys && [...keys.keys()];
  return {
    tree,
    free: [...new Set(through.map(({ identifier }) => String(identifier.name)))],
    nodes: [tree, ...parents.keys()],
    membersOf: (name) =>
      named(taken(placesOf(through.filter((one) => one.identifier.name === name)))),
    membersGiven: (key) => named(key === undefined ? given : given && taken(given.get(key) ?? [])),
  };
}

/** Where names are declared and used; the two libraries type the same nodes each in its own way. */
const nodesOf = ({ identifiers }: Variable) => identifiers as unknown as AnyNode[];
const placesOf = (references: readonly Reference[]) =>
  references.map(({ identifier }) => identifier as unknown as AnyNode);

/** The syntax tree of a function's text. */
export function parse(text: string): AnyNode {
  const options = { ecmaVersion: "latest", ranges: true } as const;
  return parseExpressionAt(`(${text}\n)`, 0, options) as AnyNode;
}

/** The node around each node of a tree. */
function parentsIn(node: AnyNode, parents = new Map<AnyNode, AnyNode>()): Map<AnyNode, AnyNode> {
  for (const child of Object.values(node).flat()) {
    if (typeof child?.type !== "string" || parents.has(child)) continue;
    parents.set(child, node);
    parentsIn(child, parents);
  }
  return parents;
}

/** The keys that are taken of an object, with the nodes that stand for their values; null: any. */
type Taken = Map<string, AnyNode[]> | null;

/** Follows nodes that stand for an object, patterns or expressions, to the keys taken of it. */
function takenOf(
  nodes: readonly AnyNode[],
  known: {
    declared: ReadonlyMap<AnyNode, Variable>;
    parents: ReadonlyMap<AnyNode, AnyNode>;
  },
): Taken {
  const keys = new Map<string, AnyNode[]>();
  for (const node of nodes) {
    for (const [key, values] of step(node) ?? [[null, []]]) {
      if (key === null) return null;
      keys.set(key, [...keys.get(key) ?? [], ...values]);
    }
  }
  return keys;

  function step(node: AnyNode): Iterable<[string | null, AnyNode[]]> | null {
    if (node.type === "ObjectPattern") {
      return node.properties.map((one) => [
        one.type === "Property" ? keyOf(one.key, one.computed) : null,
        one.type === "Property" ? [one.value] : [],
      ]);
    }
    if (node.type === "AssignmentPattern") return takenOf([node.left], known);
    const variable = node.type === "Identifier" ? known.declared.get(node) : undefined;
    if (variable !== undefined) {
      return takenOf(placesOf(variable.references.filter((one) => one.isRead())), known);
    }
    const around = known.parents.get(node);
    if (around?.type === "MemberExpression" && around.object === node) {
      return [[keyOf(around.property, around.computed), [around]]];
    }
    return around?.type === "VariableDeclarator" && around.init === node
      ? takenOf([around.id], known)
      : null;
  }
}

/** The name of a member or property, also one in quotes; null where it is computed. */
export function keyOf(key: AnyNode, computed: boolean): string | null {
  if (!computed && key.type === "Identifier") return key.name;
  if (key.type === "Literal") return String(key.value);
  return key.type === "TemplateLiteral" && key.expressions.length === 0
    ? key.quasis[0].value.cooked ?? null
    : null;
}

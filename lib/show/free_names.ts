import { type AnyNode, type Node, parseExpressionAt } from "acorn";

/** The names that hold in a place, innermost first. */
type Scope = { names: ReadonlySet<string>; above: Scope | null };

/**
 * The names that the text of a function uses and does not declare, in the order in which they come.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(freeNames("({ rows }) => rows.filter((d) => d.paramsB > limit)"), ["limit"]);
 * ```
 * @throws {SyntaxError} when the text is no expression in JavaScript.
 */
export function freeNames(text: string): string[] {
  const free = new Set<string>();
  visit(parse(text), null, free);
  return [...free];
}

/** The syntax tree of a function's text. */
export function parse(text: string): AnyNode {
  return parseExpressionAt(`(${text}\n)`, 0, { ecmaVersion: "latest" }) as AnyNode;
}

/** The nodes in a node, in their order. */
function childrenOf(node: Node): AnyNode[] {
  return Object.values(node).flat().filter((value): value is AnyNode =>
    typeof (value as Node | null)?.type === "string"
  );
}

/** The nodes in a node that are read as expressions: no names of properties, no labels. */
export function readIn(node: AnyNode): AnyNode[] {
  switch (node.type) {
    case "MemberExpression":
      return node.computed ? [node.object, node.property] : [node.object];
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return childrenOf(node).filter((child) =>
        node.computed || child !== node.key || child === node.value
      );
    case "LabeledStatement":
      return [node.body];
    case "BreakStatement":
    case "ContinueStatement":
    case "MetaProperty":
      return [];
    default:
      return childrenOf(node);
  }
}

function visit(node: AnyNode, scope: Scope | null, free: Set<string>): void {
  if (node.type === "Identifier") {
    let at = scope;
    while (at !== null && !at.names.has(node.name)) at = at.above;
    if (at === null) free.add(node.name);
    return;
  }
  const declared = declaredBy(node);
  const inner = declared.length > 0 ? { names: new Set(declared), above: scope } : scope;
  for (const child of readIn(node)) {
    // what a function's body declares its parameters' defaults do not see
    const hoisted = isFunction(node) && child === node.body ? varsIn(child) : [];
    visit(child, hoisted.length > 0 ? { names: new Set(hoisted), above: inner } : inner, free);
  }
}

function isFunction(node: AnyNode) {
  return node.type === "FunctionExpression" || node.type === "FunctionDeclaration" ||
    node.type === "ArrowFunctionExpression";
}

/** The names that hold in a node and only there. */
function declaredBy(node: AnyNode): string[] {
  switch (node.type) {
    case "FunctionExpression":
    case "FunctionDeclaration":
      return [...namesIn(node.id), ...node.params.flatMap(namesIn), "arguments"];
    case "ArrowFunctionExpression":
      return node.params.flatMap(namesIn);
    case "ClassExpression":
    case "ClassDeclaration":
      return namesIn(node.id);
    case "CatchClause":
      return namesIn(node.param);
    case "BlockStatement":
    case "StaticBlock":
      return (node.body as AnyNode[]).flatMap(declaredIn);
    case "SwitchStatement":
      return node.cases.flatMap(({ consequent }) => (consequent as AnyNode[]).flatMap(declaredIn));
    case "ForStatement":
      return node.init ? declaredIn(node.init as AnyNode) : [];
    case "ForInStatement":
    case "ForOfStatement":
      return declaredIn(node.left as AnyNode);
    default:
      return [];
  }
}

/** The names that a statement declares. */
function declaredIn(statement: AnyNode): string[] {
  if (statement.type === "VariableDeclaration") {
    return statement.declarations.flatMap(({ id }) => namesIn(id));
  }
  return statement.type === "FunctionDeclaration" || statement.type === "ClassDeclaration"
    ? namesIn(statement.id)
    : [];
}

/** The names that `var` declares in a function's body, however deep. */
function varsIn(node: AnyNode): string[] {
  if (isFunction(node)) return [];
  const own = node.type === "VariableDeclaration" && node.kind === "var" ? declaredIn(node) : [];
  return [...own, ...childrenOf(node).flatMap(varsIn)];
}

/** The names in a pattern: `{ a, b: [c = 1] }` has a and c. */
function namesIn(pattern: Node | null | undefined): string[] {
  const node = pattern as AnyNode | null | undefined;
  switch (node?.type) {
    case "Identifier":
      return [node.name];
    case "ObjectPattern":
      return node.properties.flatMap((each) =>
        namesIn(each.type === "Property" ? each.value : each.argument)
      );
    case "ArrayPattern":
      return node.elements.flatMap(namesIn);
    case "AssignmentPattern":
      return namesIn(node.left);
    case "RestElement":
      return namesIn(node.argument);
    default:
      return [];
  }
}

import type { AnyNode } from "acorn";
import { parse, readIn } from "./free_names.ts";

/**
 * Which members of a name a function uses: `settings.fit` and `const { fit } = settings` use `fit`;
 * null where it uses the name in another way, so that any member may be meant.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(membersUsed("({ settings }) => lm.limit(settings.slmLimitB)", "settings"), [
 *   "slmLimitB",
 * ]);
 * assert.deepEqual(membersUsed("({ settings: its }) => its.fit", "settings"), ["fit"]);
 * assert.equal(membersUsed("({ settings }) => Object.keys(settings)", "settings"), null);
 * ```
 */
export function membersUsed(text: string, name: string): string[] | null {
  const node = parse(text), used: string[] = [];
  return collect(node, calledInside(node, name), used) ? [...new Set(used)] : null;
}

/** How a function calls what it is given as `name`: the kernel renames what a notebook's name hides. */
function calledInside(node: AnyNode, name: string): string {
  const [given] = "params" in node ? node.params : [];
  if (given?.type !== "ObjectPattern") return name;
  for (const each of given.properties) {
    if (each.type !== "Property" || each.computed || each.key.type !== "Identifier") continue;
    if (each.key.name === name && each.value.type === "Identifier") return each.value.name;
  }
  return name;
}

/** Gathers the members of a name that a node uses; false where it uses the name in another way. */
function collect(node: AnyNode, name: string, used: string[]): boolean {
  const isIt = (node: AnyNode | null | undefined) =>
    node?.type === "Identifier" && node.name === name;
  const take = (pattern: AnyNode) => {
    const keys = keysOf(pattern);
    used.push(...keys ?? []);
    return keys !== null;
  };
  switch (node.type) {
    case "Identifier":
      return !isIt(node);
    case "MemberExpression":
      if (!isIt(node.object as AnyNode)) break;
      if (!node.computed && node.property.type === "Identifier") used.push(node.property.name);
      else if (node.property.type === "Literal") used.push(String(node.property.value));
      else return false;
      return true;
    case "VariableDeclarator":
      if (isIt(node.init as AnyNode)) return take(node.id as AnyNode);
      break;
    case "ObjectPattern":
      return node.properties.every((each) => {
        if (each.type === "Property" && isIt(each.value as AnyNode)) return true;
        if (each.type !== "Property" || !isIt(each.key as AnyNode)) {
          return collect(each as AnyNode, name, used);
        }
        return take(each.value as AnyNode);
      });
  }
  return readIn(node).every((child) => collect(child, name, used));
}

/** The keys that a pattern takes out of an object; null when it may take any. */
function keysOf(pattern: AnyNode): string[] | null {
  if (pattern.type !== "ObjectPattern") return null;
  const keys = pattern.properties.map((each) =>
    each.type === "Property" && !each.computed && each.key.type === "Identifier"
      ? each.key.name
      : null
  );
  return keys.includes(null) ? null : keys as string[];
}

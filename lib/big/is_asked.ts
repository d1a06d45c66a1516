import { isEngine } from "./dialect.ts";
import type { Asked, Category } from "./model.ts";

/** Whether what a result says that it answers can be that. */
export function isAsked(value: unknown): value is Asked {
  const { engine, from, question } = record(value),
    { x, categories, y, cluster, scale } = record(
      question,
    );
  return isEngine(engine) && isText(from) &&
    Array.isArray(x) && x.length > 0 && x.every(isText) &&
    Array.isArray(categories) && categories.every(isCategory) &&
    isText(y) && (cluster === null || isText(cluster)) && (scale === "log" || scale === "linear");
}

const isText = (value: unknown): value is string => typeof value === "string";

function isCategory(value: unknown): value is Category {
  const { column, value: of } = record(value);
  return isText(column) && isText(of);
}

/** The properties of what may be an object. */
function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
}

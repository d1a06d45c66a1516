import { readdirSync } from "node:fs";

/** All modules below a folder, in the order of their paths. */
export function modulesIn(folder: URL): URL[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts")).sort()
    .map((path) => new URL(path.replaceAll("\\", "/"), folder));
}

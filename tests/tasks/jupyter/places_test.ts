import assert from "node:assert/strict";
import { program } from "../../../tasks/jupyter/places.ts";

Deno.test("program() finds what pip installs on each system", () => {
  const folder = "C:\\Users\\me\\project\\.venv";
  assert.equal(program("python", folder, "windows"), `${folder}\\Scripts\\python.exe`);
  assert.equal(program("jupyter-lab", "/p/.venv", "darwin"), "/p/.venv/bin/jupyter-lab");
});

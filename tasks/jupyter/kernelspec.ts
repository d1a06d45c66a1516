import { join } from "node:path";
import { program, venv } from "./places.ts";

/** The kernel that the notebooks name: the pinned Deno of `.venv`, whatever Deno the user has. */
export function kernelspec(deno: string): Record<string, unknown> {
  return {
    argv: [deno, "jupyter", "--kernel", "--conn", "{connection_file}"],
    display_name: "Deno",
    language: "typescript",
    interrupt_mode: "message", // a signal would kill the kernel
    env: { NO_COLOR: "1", RUST_BACKTRACE: "0" },
  };
}

/** Writes the kernelspec where the Jupyter of `.venv` looks first. */
export async function writeKernelspec(): Promise<void> {
  const folder = join(venv, "share/jupyter/kernels/deno");
  await Deno.mkdir(folder, { recursive: true });
  const text = JSON.stringify(kernelspec(program("deno")), null, 2);
  await Deno.writeTextFile(join(folder, "kernel.json"), text + "\n");
}

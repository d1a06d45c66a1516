/** `deno task lab`: JupyterLab on notebooks/, with the pinned Deno as its kernel. */
import { pageBundle } from "../lib/show/page_bundle.ts";
import { type Command, helpOf } from "./arguments.ts";
import { ensureEnvironment } from "./jupyter/environment.ts";
import { jupyterVariables, pinnedDeno, program, root } from "./jupyter/places.ts";
import { hand } from "./process.ts";
import { runTask } from "./task_error.ts";

const COMMAND = {
  name: "lab",
  usage: ['[options of "jupyter lab"]'],
  about:
    `Opens JupyterLab on notebooks/. The first call downloads Jupyter into .venv, which takes a minute or
two, longer on a slow network.
All options go to JupyterLab, as in: deno task lab --no-browser --port 9999`,
  options: {},
} as const satisfies Command;

/** The arguments of `jupyter lab`; a container's root user is let in. */
export function labArguments(extra: string[], isRoot: boolean): string[] {
  return [
    `--ServerApp.root_dir=${root}`,
    "--LabApp.default_url=/lab/tree/notebooks",
    "--LabApp.extension_manager=readonly", // .venv holds what the lock says
    "--KernelSpecManager.allowed_kernelspecs=deno",
    "--MultiKernelManager.default_kernel_name=deno",
    ...(isRoot ? ["--allow-root"] : []),
    ...extra,
  ];
}

async function lab(args: string[]): Promise<number> {
  const pin = await pinnedDeno();
  if (Deno.version.deno !== pin) {
    console.log(
      `This is Deno ${Deno.version.deno}; the notebooks' kernel is Deno ${pin} all the same.`,
    );
  }
  await ensureEnvironment();
  // built here, where the network is there: the notebooks then need none
  await pageBundle("lively_mount").catch(({ message }) => console.warn(message));
  console.log("Opening JupyterLab on notebooks/; end it with Ctrl-C, twice.");
  const isRoot = Deno.build.os !== "windows" && Deno.uid() === 0;
  return await hand(program("jupyter-lab"), labArguments(args, isRoot), {
    cwd: root,
    env: jupyterVariables,
  });
}

if (import.meta.main) {
  await runTask(async () => {
    // all other options are JupyterLab's
    if (!Deno.args.some((one) => ["--help", "-h"].includes(one))) return await lab(Deno.args);
    console.log(helpOf(COMMAND));
    return 0;
  });
}

import { join } from "node:path";
import { venv } from "./places.ts";

/** Jupyter's own folders, all inside `.venv`; its kernelspecs before the user's. */
export const jupyterVariables: Record<string, string> = {
  JUPYTER_CONFIG_DIR: join(venv, "etc/jupyter/own"),
  JUPYTER_DATA_DIR: join(venv, "share/jupyter"),
  JUPYTER_RUNTIME_DIR: join(venv, "share/jupyter/runtime"),
  JUPYTER_PREFER_ENV_PATH: "1",
  IPYTHONDIR: join(venv, "share/ipython"),
  PYTHONNOUSERSITE: "1",
};

/** JupyterLab neither asks about news nor looks for updates, and follows the system's light or dark. */
const overrides = {
  "@jupyterlab/apputils-extension:notification": {
    fetchNews: "false",
    checkForUpdates: false,
  },
  "@jupyterlab/apputils-extension:themes": { "adaptive-theme": true },
};

/** Writes JupyterLab's default settings into `.venv`; what a user changes in JupyterLab wins. */
export async function writeSettings(): Promise<void> {
  const folder = join(venv, "share/jupyter/lab/settings");
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(
    join(folder, "overrides.json"),
    JSON.stringify(overrides, null, 2),
  );
}

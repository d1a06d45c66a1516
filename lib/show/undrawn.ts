/**
 * The environment variable under which a kernel gives figures as SVG alone, wide and narrow, and draws
 * nothing for JupyterLab: `task export` sets it.
 */
export const UNDRAWN = "LM_UNDRAWN";

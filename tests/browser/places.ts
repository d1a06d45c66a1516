import { posix, win32 } from "node:path";

/** The machine that is searched: its system, and its environment by name. */
export type Machine = { os: typeof Deno.build.os; env: (name: string) => string | undefined };

const LINUX = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];
const MAC = ["Chromium", "Google Chrome", "Microsoft Edge"];
const WINDOWS = [
  ["Chromium", "Application", "chrome.exe"],
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
];

/** Where a Chromium, Chrome or Edge may be installed on a machine, the likelier places first. */
export function placesOf({ os, env }: Machine): string[] {
  if (os === "windows") {
    const folders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].map(env);
    return WINDOWS.flatMap((parts) =>
      folders.flatMap((folder) => folder ? [win32.join(folder, ...parts)] : [])
    );
  }
  if (os === "darwin") {
    const folders = ["/Applications", posix.join(env("HOME") ?? "/", "Applications")];
    return MAC.flatMap((name) =>
      folders.map((folder) => posix.join(folder, `${name}.app`, "Contents", "MacOS", name))
    );
  }
  const folders = [...(env("PATH") ?? "").split(":"), "/snap/bin"].filter((folder) => folder);
  return LINUX.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

import assert from "node:assert/strict";
import { isPackedFor } from "./packed_chromium.ts";
import { placesOf } from "./places.ts";

const environment = (variables: Record<string, string>) => (name: string) => variables[name];

Deno.test("placesOf() follows the PATH of Linux, and knows where snap puts programs", () => {
  const places = placesOf({ os: "linux", env: environment({ PATH: "/usr/local/bin::/usr/bin" }) });
  assert.deepEqual(places.slice(0, 3), [
    "/usr/local/bin/chromium",
    "/usr/bin/chromium",
    "/snap/bin/chromium",
  ]);
  assert.ok(
    places.includes("/usr/bin/google-chrome") && places.includes("/usr/bin/microsoft-edge"),
  );
});

Deno.test("placesOf() looks for applications on macOS, those of the user too", () => {
  const places = placesOf({ os: "darwin", env: environment({ HOME: "/Users/me" }) });
  assert.ok(places.includes("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
  assert.ok(
    places.includes("/Users/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
  );
});

Deno.test("placesOf() looks into the folders that Windows names", () => {
  const variables = {
    "ProgramFiles": "C:\\Program Files",
    "ProgramFiles(x86)": "C:\\Program Files (x86)",
  };
  const places = placesOf({ os: "windows", env: environment(variables) });
  assert.ok(places.includes("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"));
  assert.ok(places.includes("C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"));
  assert.equal(places.length, 6);
});

Deno.test("the packed browser is for Linux on x86-64 alone", () => {
  assert.ok(isPackedFor("linux", "x86_64"));
  assert.ok(!isPackedFor("linux", "aarch64") && !isPackedFor("darwin", "x86_64"));
});

Deno.test("no command loads the packed browser: only tests name it", () => {
  const root = new URL("../../", import.meta.url), naming: string[] = [];
  const look = (folder: string) => {
    for (const { name, isDirectory } of Deno.readDirSync(new URL(folder, root))) {
      if (isDirectory) look(`${folder}${name}/`);
      else if (/\.(ts|ipynb)$/.test(name)) {
        const text = Deno.readTextFileSync(new URL(folder + name, root));
        if (/sparticuz|tests\/browser\//.test(text)) naming.push(folder + name);
      }
    }
  };
  for (const folder of ["lib/", "tasks/", "notebooks/"]) look(folder);
  assert.deepEqual(naming, []);
  // what stands in these, `deno task` downloads for all commands
  for (const file of ["deno.json", "deno.lock"]) {
    assert.ok(!Deno.readTextFileSync(new URL(file, root)).includes("sparticuz"), file);
  }
});

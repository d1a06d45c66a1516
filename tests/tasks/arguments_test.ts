import assert from "node:assert/strict";
import cases from "../cases/arguments_refused.json" with { type: "json" };
import { type Command, helpOf, number, oneOf, readArguments } from "../../tasks/arguments.ts";

const DRAW = {
  name: "draw",
  usage: ["<file> [options]", "--list"],
  about: "Draws a file.",
  words: { file: "what to draw" },
  options: {
    width: { takes: "N", is: number({ above: 0, most: 4000 }), help: "in pixels, default: 640" },
    kind: { takes: "KIND", is: oneOf("dots", "Lines"), help: "dots or Lines" },
    set: { takes: "k=v", several: true, help: `a setting ${"that needs many words ".repeat(6)}` },
    list: { help: "names the kinds" },
  },
} as const satisfies Command;

Deno.test("readArguments() gives typed values, lists and switches", () => {
  assert.deepEqual(
    readArguments(DRAW, ["a.csv", "--width", "1e3", "--set", "x=1", "--set", "y=a=b", "b"]),
    {
      values: { width: 1000, kind: undefined, set: ["x=1", "y=a=b"], list: false },
      words: ["a.csv", "b"],
      passedOn: [],
    },
  );
  assert.equal(readArguments(DRAW, ["--kind", "lines"])?.values.kind, "Lines");
});

Deno.test("readArguments() gives null where help is asked for", () => {
  assert.equal(readArguments(DRAW, ["a.csv", "--help"]), null);
  assert.equal(readArguments(DRAW, ["-h"]), null);
  assert.equal(readArguments(DRAW, ["--", "--help"]), null); // deno task draw -- --help
});

Deno.test("readArguments() passes on what another program reads", () => {
  const after = readArguments({ ...DRAW, passesOn: "after --" }, ["--list", "--", "-d", "--help"]);
  assert.deepEqual([after?.values.list, after?.passedOn], [true, ["-d", "--help"]]);
});

Deno.test("readArguments() refuses in one line that names what was found and the mend", () => {
  const refused = (command: Command, args: string[], message: string) =>
    assert.throws(() => readArguments(command, args), {
      name: "TaskError",
      message: `${message}; deno task draw --help tells more`,
    });
  for (const { args, message } of cases) refused(DRAW, args, message);
  const { words: _, ...wordless } = DRAW;
  refused(wordless, ["a", "b"], 'Found "a b", expected options alone');
});

Deno.test("helpOf() prints usage, words and options in columns of at most 100 characters", () => {
  const lines = helpOf(DRAW).split("\n");
  assert.deepEqual(lines.slice(0, 7), [
    "Usage: deno task draw <file> [options]",
    "       deno task draw --list",
    "",
    "Draws a file.",
    "",
    "  file         what to draw",
    "  --width N    in pixels, default: 640",
  ]);
  assert.equal(lines.at(-1), "  --help       this text");
  assert(lines.some((line) => /^ {15}\w/.test(line)), "a line goes on");
  assert(lines.every((line) => line.length <= 100));
});

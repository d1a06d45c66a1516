import { ReadError } from "./read_error.ts";

/** What a download or a checkout can leave in place of a table, and what to do about it. */
const OTHER_FORMATS: readonly { looks: RegExp; found: string; mend: string }[] = [
  {
    looks: /^version https:\/\/git-lfs\./,
    found: "a Git LFS pointer, not the file it stands for",
    mend: "fetch the file itself with `git lfs pull`",
  },
  {
    looks: /^\s*<(!doctype|!--|\?xml|html|head|body|meta|title|script|table|div|svg)\b/i,
    found: "an HTML or XML page",
    mend: "download the raw file, not the page that shows it",
  },
  {
    looks: /^\s*(\{\s*("|\}|$)|\[\s*[[{])/,
    found: "JSON, perhaps a server's error message",
    mend:
      "download the table as CSV; deno task data:import and lm.read take records from a .json file",
  },
  {
    // deno-lint-ignore no-control-regex
    looks: /^(PAR1|PK\x03\x04)|\x00/,
    found: "a binary file or text that is not UTF-8",
    mend: "save the table as CSV in UTF-8 (not .xlsx, .parquet or a compressed file)",
  },
];

/** Refuses text that is plainly something else than CSV. */
export function checkNotSomethingElse(text: string, file: string): void {
  for (const { looks, found, mend } of OTHER_FORMATS) {
    if (looks.test(text)) {
      throw new ReadError({ file, found, expected: "comma-separated text with a header", mend });
    }
  }
}

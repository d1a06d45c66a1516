/** How a command is declared: its options are read, and its help is printed, from one description. */
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { nearest } from "../lib/read/nearest.ts";
import { parseNumber } from "../lib/read/number.ts";
import { runTask, TaskError } from "./task_error.ts";

/** A kind of value: what an error says was expected, and how a text is read; null for no such value. */
export type Reader<T> = { expected: string; read: (text: string) => T | null };

/** An option. Without `takes` it is a switch. */
export type Option = {
  /** What the help calls its value, as FILE or N. */
  takes?: string;
  /** Reads the value; any text when left out. */
  is?: Reader<unknown>;
  several?: true;
  help: string;
};

export type Command = {
  name: string;
  /** What follows the name, one form a line: "<folder>", "<file> [options]". */
  usage: readonly string[];
  /** What it does; longer lines than 100 characters are broken. */
  about: string;
  /** Words that need no option, with what they mean; none are taken when left out. */
  words?: Readonly<Record<string, string>>;
  options: Readonly<Record<string, Option>>;
  /** Whether what follows `--` is passed on as it is, to a program that knows more options. */
  passesOn?: "after --";
};

type ValueOf<O extends Option> = O["is"] extends Reader<infer T> ? T
  : O["takes"] extends string ? string
  : boolean;

/** What was typed: a list for each option that may be given again, false for a switch that was not. */
export type Asked<C extends Command> = {
  values: {
    [K in keyof C["options"]]: C["options"][K]["several"] extends true ? ValueOf<C["options"][K]>[]
      : C["options"][K]["takes"] extends string ? ValueOf<C["options"][K]> | undefined
      : boolean;
  };
  words: string[];
  passedOn: string[];
};

/** Where paths start that were typed: `deno task` leaves that folder for the project's. */
export const typedIn = () => Deno.env.get("INIT_CWD") ?? Deno.cwd();

/** A number, within bounds where some are given. */
export function number(
  { above, least, most }: { above?: number; least?: number; most?: number } = {},
): Reader<number> {
  const bounds = [
    above !== undefined && `above ${above}`,
    least !== undefined && `of at least ${least}`,
    most !== undefined && `of at most ${most}`,
  ].filter((text) => text !== false);
  return {
    expected: `a number ${bounds.join(" and ")}`.trim(),
    read(text) {
      const value = parseNumber(text) ?? NaN;
      const isLarge = value > (above ?? -Infinity) && value >= (least ?? -Infinity);
      return isLarge && value <= (most ?? Infinity) ? value : null;
    },
  };
}

/** One of some words, in small letters or large ones. */
export function oneOf<const W extends string>(...words: W[]): Reader<W> {
  return {
    expected: words.join(", "),
    read: (text) => words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? null,
  };
}

/**
 * Reads the arguments of a command; null when help was asked for.
 * @throws {TaskError} for what the command does not take, in one line that names the mend.
 */
export function readArguments<const C extends Command>(
  command: C,
  args: readonly string[],
): Asked<C> | null {
  // `deno task name -- --help` hands the dashes on, too
  const end = command.passesOn === undefined ? -1 : args.indexOf("--");
  const own = end >= 0 ? args.slice(0, end) : args[0] === "--" ? args.slice(1) : args;
  const { values, positionals } = parsed(command, own);
  if (values.help === true) return null;
  if (command.words === undefined && positionals.length > 0) {
    const found = JSON.stringify(positionals.join(" "));
    throw refused(command, `Found ${found}, expected options alone`);
  }
  const read = Object.entries(command.options).map(([name, option]) => {
    const given = values[name];
    if (option.takes === undefined) return [name, given === true];
    const texts = given === undefined ? [] : [given].flat().map(String);
    const found = texts.map((text) => valueOf(command, name, option, text));
    return [name, option.several ? found : found[0]];
  });
  return {
    values: Object.fromEntries(read) as Asked<C>["values"],
    words: positionals,
    passedOn: end < 0 ? [] : args.slice(end + 1),
  };
}

/** Runs a command with what was typed: help ends with status 0, a refusal with 1 and one line. */
export function runCommand<const C extends Command>(
  command: C,
  work: (asked: Asked<C>) => number | Promise<number>,
): Promise<never> {
  return runTask(async () => {
    const asked = readArguments(command, Deno.args);
    if (asked !== null) return await work(asked);
    console.log(helpOf(command));
    return 0;
  });
}

function parsed(command: Command, args: readonly string[]) {
  const options: ParseArgsOptionsConfig = { help: { type: "boolean", short: "h" } };
  for (const [name, { takes, several = false }] of Object.entries(command.options)) {
    options[name] = { type: takes === undefined ? "boolean" : "string", multiple: several };
  }
  const own: string[] = [];
  for (const arg of args) {
    const isValue = /^-\.?\d/.test(arg) && /^--[^=]+$/.test(own.at(-1) ?? "");
    if (isValue) own.push(`${own.pop()}=${arg}`); // a negative number is no option
    else own.push(arg);
  }
  try {
    return parseArgs({ args: own, allowPositionals: true, options });
  } catch (error) {
    const [why] = (error as Error).message.split(/\.\s/);
    const lacking = /'--([\w-]+).* argument (?:missing|is ambiguous)/.exec(why)?.[1];
    if (lacking !== undefined) {
      const next = own.find((arg, i) => own[i - 1] === `--${lacking}` && arg.startsWith("-"));
      const { is, takes } = command.options[lacking];
      const found = next === undefined
        ? "nothing"
        : `${JSON.stringify(next)}; if that is meant: --${lacking}=${next}`;
      throw refused(command, `--${lacking} takes ${is?.expected ?? takes}, found ${found}`);
    }
    const unknown = /^Unknown option '--(.*)'$/.exec(why)?.[1] ?? "";
    const near = nearest(unknown, Object.keys(command.options));
    throw refused(command, near === null ? why : `${why}, perhaps --${near} is meant`);
  }
}

function valueOf(command: Command, name: string, { is }: Option, text: string): unknown {
  if (is === undefined) return text;
  const value = is.read(text);
  if (value !== null) return value;
  throw refused(command, `--${name} takes ${is.expected}, found ${JSON.stringify(text)}`);
}

/** The error for arguments that a command does not take. */
export function refused({ name }: Pick<Command, "name">, why: string): TaskError {
  return new TaskError(`${why}; deno task ${name} --help tells more`);
}

/** The help of a command: how it is called, what it does, and each option. */
export function helpOf({ name, usage, about, words = {}, options }: Command): string {
  const rows = [
    ...Object.entries(words),
    ...Object.entries(options).map(([key, { takes, several, help }]) => [
      `--${key} ${takes ?? ""}`.trimEnd(),
      several ? `${help}; may be given again` : help,
    ]),
    ["--help", "this text"],
  ];
  const width = Math.max(...rows.map(([left]) => left.length));
  const lines = rows.flatMap(([left, text]) =>
    wrapped(text, 96 - width).map((line, i) => `  ${(i === 0 ? left : "").padEnd(width)}  ${line}`)
  );
  const calls = usage.map((form, i) =>
    `${i === 0 ? "Usage:" : "      "} deno task ${name} ${form}`.trimEnd()
  );
  return [...calls, "", ...wrapped(about, 100), "", ...lines].join("\n");
}

function wrapped(text: string, width: number): string[] {
  return text.match(new RegExp(`^$|(?:^ *)?\\S.{0,${width - 1}}(?=\\s|$)`, "gm")) ?? [];
}

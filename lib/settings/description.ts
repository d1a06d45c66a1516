/**
 * One setting of a table, as plain data: it travels to the page as JSON. A filter names a field of
 * the row; "one of" and "amount" change a fit or a drawing, not the rows.
 */
export type Setting =
  /** "all", or a list of values of the field; `initial` when not all are kept from the start. */
  | {
    kind: "choices";
    label: string;
    field: string;
    values: readonly string[];
    initial?: readonly string[];
  }
  /** null, or a number that the field must reach or not exceed. */
  | { kind: "at least" | "at most"; label: string; field: string; unit: string }
  /** One of some values; `words` is how a reader knows them, where that is not as they are written. */
  | {
    kind: "one of";
    label: string;
    values: readonly string[];
    initial: string;
    words?: Readonly<Record<string, string>>;
  }
  /** A text, such as a name; null where there is none. */
  | { kind: "text"; label: string; initial: string | null }
  /** A number from `least` (without it: above 0) to `most` (without it: 1e12), or null where `initial` is. */
  | {
    kind: "amount";
    label: string;
    unit: string;
    initial: number | null;
    least?: number;
    most?: number;
  };

/** The settings of a table: name of a setting to what it means, in the order in which they apply. */
export type Description = Readonly<Record<string, Setting>>;

/** What a person may give for one setting. */
type Given<S extends Setting> = S extends { kind: "choices" } ? string | readonly string[]
  : S extends { kind: "at least" | "at most" } | { kind: "amount"; initial: null } ? number | null
  : S extends { kind: "amount" } ? number
  : S extends { kind: "text" } ? string | number | null
  : string;

/** What a setting is once checked and completed. */
type Chosen<S extends Setting> = S extends { kind: "choices" } ? "all" | readonly string[]
  : S extends { kind: "one of"; values: readonly (infer Value)[] } ? Value
  : S extends { kind: "text" } ? string | null
  : Given<S>;

export type GivenFor<D extends Description> = { readonly [Name in keyof D]?: Given<D[Name]> };
export type SettingsOf<D extends Description> = { readonly [Name in keyof D]: Chosen<D[Name]> };

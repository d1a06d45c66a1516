/** Units of energy in J, of money in $, and the tokens that either may be for. */
const JOULES = { kWh: 3.6e6, Wh: 3600, kJ: 1000, J: 1 };
const DOLLARS = { $: 1, cents: 0.01 };
const TOKENS = { "token": 1, "1000 tokens": 1e3, "10⁶ tokens": 1e6 };

type Joules = keyof typeof JOULES;
type PerTokens = keyof typeof TOKENS;
/** Of a token, or of a whole run, so that its tokens are needed. */
export type EnergyUnit = "tokens/kWh" | Joules | `${Joules}/${PerTokens}`;
export type PriceUnit = `${keyof typeof DOLLARS}/${PerTokens}`;

/** Whether energy in this unit is that of a whole run. */
export const isTotal = (unit: EnergyUnit): unit is Joules => unit in JOULES;

/** A result without the last digits of a double: 6e-7 $ a token are 0.6, not 0.6000000000000001. */
export const rounded = (value: number) => Number(value.toPrecision(15));

/** Energy in J for a token, to the last digit where it is that already. */
export function joulesPerToken(value: number, unit: EnergyUnit, tokensOfRun: number): number {
  if (unit === "tokens/kWh") return rounded(JOULES.kWh / value);
  const [energy, per] = unit.split("/") as [Joules, PerTokens?];
  const joules = value * JOULES[energy] / (per === undefined ? tokensOfRun : TOKENS[per]);
  return joules === value ? value : rounded(joules);
}

/** A price in $ for a million tokens. */
export function dollarsPerMillion(value: number, unit: PriceUnit): number {
  const [money, per] = unit.split("/") as [keyof typeof DOLLARS, PerTokens];
  return rounded(value * DOLLARS[money] * 1e6 / TOKENS[per]);
}

/** A header in lower case, its words and numbers joined by `_`. */
export function snake(header: string): string {
  return header.normalize("NFKD").replace(/\p{M}/gu, "").replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/\bk_Wh\b|k_Wh/g, "kWh").toLowerCase().replace(/¢/g, "cents").replace(/\$/g, " usd ")
    .replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_|_$/g, "");
}

const word = (pattern: string) => new RegExp(`(?:^|_)(?:${pattern})(?:_|$)`);
const TOKEN = /tok(en)?s?(_|$)|mtok/, TOKENS_PER_KWH = /tok(en)?s?_(per_)?kwh/;
const MILLION = word("1_?m|1_?mio|1mm|million|millions|m_?tok(?:en)?s?|1e6|1000000|10_?6");
const THOUSAND = word("1_?k|1000|1_000|thousand|mille|k_?tok(?:en)?s?");

/** The thousands or millions of tokens that a header names. */
function tokensNamed(name: string): PerTokens | null {
  if (MILLION.test(name)) return "10⁶ tokens";
  return THOUSAND.test(name) ? "1000 tokens" : null;
}

/** The unit of energy that a header says, as in `energy_j_per_token`, or null. */
export function energyUnit(header: string): EnergyUnit | null {
  const name = snake(header);
  if (TOKENS_PER_KWH.test(name)) return "tokens/kWh";
  const unit = (Object.keys(JOULES) as Joules[]).find((unit) =>
    word(unit === "J" ? "j|joules?" : unit.toLowerCase()).test(name)
  );
  if (unit === undefined || word("mj|mwh|req|requests?|query|response").test(name)) return null;
  if (TOKEN.test(name)) return `${unit}/${tokensNamed(name) ?? "token"}`;
  return /_per_|_s$/.test(name) ? null : unit;
}

/** The unit of a price that a header says, as in `output_per_1M`, or null. */
export function priceUnit(header: string): PriceUnit | null {
  const name = snake(header), money = word("cents?|ct|cts").test(name) ? "cents" : "$";
  const per = tokensNamed(name) ?? (/per_tok(en)?(_|$)/.test(name) ? "token" : null);
  return per === null ? null : `${money}/${per}`;
}

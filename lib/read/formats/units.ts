/** Units of energy for tokens, each as kWh for a million tokens. */
const PER_TOKENS = {
  "tokens/kWh": (value: number) => 1e6 / value,
  "kWh/10⁶ tokens": (value: number) => value,
  "Wh/1000 tokens": (value: number) => value,
  "Wh/token": (value: number) => value * 1000,
  "J/token": (value: number) => value / 3.6,
  "kWh/token": (value: number) => value * 1e6,
  "kWh/1000 tokens": (value: number) => value * 1000,
  "Wh/10⁶ tokens": (value: number) => value / 1000,
  "J/1000 tokens": (value: number) => value / 3600,
  "J/10⁶ tokens": (value: number) => value / 3.6e6,
} as const;

/** Units of the energy of a run, each in kWh. */
const TOTALS = { "kWh": 1, "Wh": 1e-3, "kJ": 1 / 3600, "J": 1 / 3.6e6 } as const;

/** Units of prices, each in $ for a million tokens. */
const PRICES = {
  "$/token": 1e6,
  "$/1000 tokens": 1e3,
  "$/10⁶ tokens": 1,
  "cents/token": 1e4,
  "cents/1000 tokens": 10,
  "cents/10⁶ tokens": 0.01,
} as const;

export type EnergyUnit = keyof typeof PER_TOKENS | keyof typeof TOTALS;
export type PriceUnit = keyof typeof PRICES;
export type Unit = EnergyUnit | PriceUnit;

/** Whether energy in this unit is that of a whole run, so that its tokens are needed. */
export const isTotal = (unit: EnergyUnit): unit is keyof typeof TOTALS => unit in TOTALS;

/** What `--unit` takes, as people type it. */
export const UNIT_NAMES: readonly string[] = [
  "J per token",
  "Wh per 1000 tokens",
  "kWh per million tokens",
  "tokens per kWh",
  "kWh",
  "Wh",
  "J",
  "$ per token",
  "$ per 1000 tokens",
  "$ per million tokens",
  "cents per million tokens",
];

/** Energy in kWh for a million tokens. */
export function kWhPerMillionTokens(value: number, unit: EnergyUnit, tokens: number): number {
  return isTotal(unit) ? value * TOTALS[unit] / tokens * 1e6 : PER_TOKENS[unit](value);
}

/** A price in $ for a million tokens. */
export const dollarsPerMillion = (value: number, unit: PriceUnit) =>
  // 12 digits: 6e-7 $ a token is 0.6, not 0.6000000000000001
  Number((value * PRICES[unit]).toPrecision(12));

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

/**
 * The unit of energy that a header says, or null.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(energyUnit("energy_j_per_token"), "J/token");
 * assert.equal(energyUnit("Energy (kWh per million tokens)"), "kWh/10⁶ tokens");
 * assert.equal(energyUnit("energy_kwh"), "kWh");
 * assert.equal(energyUnit("energy"), null);
 * ```
 */
export function energyUnit(header: string): EnergyUnit | null {
  const name = snake(header);
  if (TOKENS_PER_KWH.test(name)) return "tokens/kWh";
  const unit = (["kWh", "Wh", "kJ", "J"] as const).find((unit) =>
    word(unit === "J" ? "j|joules?" : unit.toLowerCase()).test(name)
  );
  if (unit === undefined || word("mj|mwh|req|requests?|query|response").test(name)) return null;
  if (!TOKEN.test(name)) return /_per_|_s$/.test(name) ? null : unit;
  const per = MILLION.test(name) ? "10⁶ tokens" : THOUSAND.test(name) ? "1000 tokens" : "token";
  const known = `${unit}/${per}`;
  return known in PER_TOKENS ? known as EnergyUnit : null;
}

/**
 * The unit of a price that a header says, or null.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(priceUnit("output_per_1M"), "$/10⁶ tokens");
 * assert.equal(priceUnit("input_cost_per_token"), "$/token");
 * assert.equal(priceUnit("price"), null);
 * ```
 */
export function priceUnit(header: string): PriceUnit | null {
  const name = snake(header), money = word("cents?|ct|cts").test(name) ? "cents" : "$";
  if (MILLION.test(name)) return `${money}/10⁶ tokens`;
  if (THOUSAND.test(name)) return `${money}/1000 tokens`;
  return /per_tok(en)?(_|$)/.test(name) ? `${money}/token` : null;
}

/** The unit that `--unit` means, of energy or of a price; null for none. */
export function unitNamed(text: string): Unit | null {
  const price = /\$|usd|dollar|cent|¢/i.test(text);
  return price ? priceUnit(text) : energyUnit(text);
}

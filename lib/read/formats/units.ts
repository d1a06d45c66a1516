/** Units of energy in J, and what may stand before them, as a person or a program writes it. */
const JOULES = { J: 1, Wh: 3600 };
const PREFIXES = [
  ["", 1, /^$/],
  ["µ", 1e-6, /^([uμ]|micro)$/i],
  ["m", 1e-3, /^(m|[Mm]illi)$/],
  ["k", 1e3, /^(k|kilo)$/i],
  ["M", 1e6, /^(M|[Mm]ega)$/],
] as const;
const MAGNITUDES = { k: 1e3, t: 1e3, mille: 1e3, m: 1e6, b: 1e9 };

/** What a column holds: energy or money for tokens, or tokens for energy or money. */
export type Unit = {
  /** As in `mJ/token`, `Wh/1000 tokens`, `tokens/kWh`, `kWh`, `cents/10⁶ tokens`. */
  name: string;
  /** Its energy in J, or its money in $. */
  of: number;
  /** For how many tokens; null is a whole run, so that its tokens are needed. */
  tokens: number | null;
  /** Whether it is tokens for energy or money. */
  inverse: boolean;
};

/** A result without the last digits of a double: 6e-7 $ a token are 0.6, not 0.6000000000000001. */
export const rounded = (value: number) => Number(value.toPrecision(15));

/** Energy in J or money in $ for a token. */
function perToken(value: number, { of, tokens, inverse }: Unit, tokensOfRun = NaN): number {
  return inverse ? of / (value * tokens!) : value * of / (tokens ?? tokensOfRun);
}

/** Energy in J for a token, to the last digit where it is that already. */
export function joulesPerToken(value: number, unit: Unit, tokensOfRun: number): number {
  const joules = perToken(value, unit, tokensOfRun);
  return joules === value ? value : rounded(joules);
}

/** A price in $ for a million tokens. */
export const dollarsPerMillion = (value: number, unit: Unit) =>
  rounded(perToken(value, unit) * 1e6);

/** A header's words and numbers joined by `_`; the prefix of a unit stays with it, as in `kWh`. */
function wordsOf(header: string): string {
  return header.normalize("NFKD").replace(/\p{M}/gu, "").replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/¢/g, "cents").replace(/\$/g, " usd ")
    .replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_|_$/g, "")
    .replace(/(?<=^|_)(micro|milli|kilo|mega|giga|[gkmnuμ])_(?=(wh|j|joules?)(_|$))/gi, "$1");
}

/** A header in lower case, its words and numbers joined by `_`. */
export const snake = (header: string) => wordsOf(header).toLowerCase();

/** The same with 1,000 and 10³ as 1000, and `per` for each sign and word of it. */
function unitWords(header: string): string {
  const powers = header.replace(
    /(?<!\d)10(?:\^(\d)|([²³⁴-⁹]))/g,
    (_, digit, raised) => `1${"0".repeat(Number(digit ?? raised.normalize("NFKD")))}`,
  );
  const whole = powers.replace(
    /(?<![\p{L}\d])\d{1,3}([,._ '’\u00a0\u202f]\d{3})+(?!\d)/gu,
    (number) => number.replace(/\D/g, ""),
  );
  return wordsOf(whole.replace(/\//g, " per ")).replace(/(?<=^|_)(pour|par|pro)(?=_)/gi, "per")
    .replace(/(?<=(^|_)per)(?=\d|mill|thou|[km]?tok)/gi, "_");
}

const COUNT = "(?:(\\d+(?:e\\d)?)_?)?(?:(k|m|mm|mn|mio|thousand|mille|millions?|billions?)_?)?";
const KIND = "(?:(?:output|generated|completion|new|decoded|out|input|prompt|total)_)*";
const TOKENS = `${KIND}${COUNT}${KIND}tok(?:en)?(s?)`;
const PER_TOKENS = new RegExp(`(?:^|_)per_${TOKENS}(?:_|$)`, "i");
const SOME_TOKENS = new RegExp(`(?:^|_)${TOKENS}(?:_|$)`, "i");
/** A price may leave the word tokens out: `output_per_1M`, `output cents per million`. */
const PRICED = new RegExp(
  `(?:^|_)(?:per_)?${COUNT}(?:_?(?:usd|dollars?|cents?|in|out|input|output|price|cost))*$`,
  "i",
);
const inverseOf = (units: string) => new RegExp(`(?:^|_)${TOKENS}_per_(?:${units})(?:_|$)`, "iu");
const TOKENS_PER_ENERGY = inverseOf("\\p{L}*(?:wh|j|joules?)");
const TOKENS_PER_MONEY = inverseOf("usd|dollars?|cents?|cts?");

const OTHER_MONEY = new RegExp(
  "(?![$¢])\\p{Sc}|\\b(eur|euros?|gbp|pounds?|pence|cny|rmb|yuan|renminbi|jpy|yen|inr|rupees?|krw|won|" +
    "chf|francs?|aud|cad|hkd|sgd|twd|brl|reais|rub|roubles?|rubles?|pln|sek|nok|dkk|lira|pesos?|credits?)\\b|" +
    "\\b(nano|micro|milli|kilo)[ -]?(usd|dollars?|cents?)\\b|(?<![\\p{L}\\p{N}])[kmuµ](\\$|usd\\b)",
  "iu",
);

/** How many tokens a header names: 1, 1k, million. */
function counted([, digits = "1", magnitude = ""]: RegExpExecArray): number {
  const word = magnitude.toLowerCase(), key = word === "mille" ? word : word[0];
  return Number(digits) * (MAGNITUDES[key as keyof typeof MAGNITUDES] ?? 1);
}

function ratio(name: string, of: number, tokens: number, inverse = false): Unit {
  const many = tokens === 1e6 ? "10⁶ tokens" : `${tokens} tokens`;
  const per = tokens > 1 ? many : inverse ? "tokens" : "token";
  return { name: inverse ? `${per}/${name}` : `${name}/${per}`, of, tokens, inverse };
}

/** A unit of energy and its J; null where a word is none, or may be milli or mega (mj, MWH). */
function energyNamed(word: string): Pick<Unit, "name" | "of"> | null {
  const [, begin, end] = /^(micro|milli|kilo|mega|[kmuμ]?)(wh|j|joules?)$/i.exec(word) ?? [];
  if (end === undefined) return null;
  const unit = /^j/i.test(end) ? "J" : "Wh";
  if (/^m$/i.test(begin) && word !== begin + unit) return null;
  const [prefix, times] = PREFIXES.find(([, , written]) => written.test(begin)) ?? PREFIXES[0];
  return { name: prefix + unit, of: times * JOULES[unit] };
}

const isEnergy = (word: string) =>
  /^(\p{L}|nano|micro|milli|kilo|mega|giga|tera)?(wh|j|joules?)$/iu.test(word);

const persIn = (words: string) => words.match(/(?<=^|_)per(?=_)/gi)?.length ?? 0;

/** The unit of energy that a header says, as in `energy_j_per_token`, or null. */
export function energyUnit(header: string): Unit | null {
  const words = unitWords(header), pers = persIn(words);
  const units = words.split("_").flatMap((word) => energyNamed(word) ?? []), [unit] = units;
  if (unit === undefined || units.some(({ name }) => name !== unit.name) || pers > 1) return null;
  if (unit.name === "MJ" && header !== "MJ" && header === header.toUpperCase()) return null;
  if (/(^|_)(req|requests?|query|response)(_|$)|_s$/i.test(words)) return null;
  const { name, of } = unit, per = PER_TOKENS.exec(words), some = SOME_TOKENS.exec(words);
  if (per !== null) return ratio(name, of, counted(per));
  const inverse = TOKENS_PER_ENERGY.exec(words);
  if (inverse !== null) return ratio(name, of, counted(inverse), true);
  if (pers > 0) return null;
  if (/tok(en)?s_kwh/i.test(words)) return ratio(name, of, 1, true);
  if (!/tok/i.test(words)) return { name, of, tokens: null, inverse: false };
  // "output_tokens_j" may well be the energy of them all
  const [, digits, magnitude, plural = "s"] = some ?? [];
  return some && (digits || magnitude || !plural) ? ratio(name, of, counted(some)) : null;
}

/** The unit of a price that a header says, as in `output_per_1M`, or null; it is in $ where it does not say. */
export function priceUnit(header: string): Unit | null {
  const words = unitWords(header), pers = persIn(words);
  if (isOtherMoney(header) || pers > 1 || words.split("_").some(isEnergy)) return null;
  const [money, of] = /(^|_)(cents?|cts?)(_|$)/i.test(words) ? ["cents", 0.01] : ["$", 1];
  const inverse = TOKENS_PER_MONEY.exec(words);
  if (inverse !== null) return ratio(money, of, counted(inverse), true);
  const per = PER_TOKENS.exec(words);
  if (per !== null) return ratio(money, of, counted(per));
  const some = pers > 0 ? null : SOME_TOKENS.exec(words);
  if (some?.[1] || some?.[2]) return ratio(money, of, counted(some));
  const priced = PRICED.exec(words), [all = "", digits, magnitude = ""] = priced ?? [];
  const one = /per_/i.test(all) || magnitude.length > 2 ? "1" : "";
  // "price_4k" and "price_2024" say no tokens
  const sure = priced !== null && /^1(000|000000|e[36])?$/.test(digits ?? one);
  return sure && counted(priced) > 1 ? ratio(money, of, counted(priced)) : null;
}

/** The unit of a price that says its money, which "GJ per million tokens" does not. */
export const priceAsked = (text: string) =>
  /(^|_)(usd|dollars?|cents?|cts?)(_|$)/i.test(unitWords(text)) ? priceUnit(text) : null;

/** Another currency than $, or a part or multiple of it that is not known. */
function isOtherMoney(header: string): boolean {
  const text = header.replaceAll("_", " ");
  return OTHER_MONEY.test(text) || /(?<![A-Za-z])(?!US)[A-Z]{1,2}\$/.test(text);
}

/** Whether a header without a known unit says another one: euros, characters, GJ, or mj (mJ and MJ alike). */
export function saysOther(header: string): boolean {
  const words = unitWords(header);
  return isOtherMoney(header) || persIn(words) > Number(PER_TOKENS.test(words)) ||
    words.split("_").some((word) => isEnergy(word) && !/^(wh|j|joules?)$/i.test(word));
}

import assert from "node:assert/strict";
import { offerKinds, type SizedPrice } from "../../../tasks/data/sources/offer_kinds.ts";

/** An offer at 1 $ in and out, of a dense model of no known size unless said. */
function offer(provider: string, model: string, more: Partial<SizedPrice> = {}): SizedPrice {
  const unknown = { deprecated: false, paramsB: null, activeParamsB: null };
  return { provider, model, input: 1, output: 1, ...unknown, ...more };
}

Deno.test("offerKinds() takes list and name at their word", () =>
  assert.deepEqual(
    offerKinds([
      offer("Some", "a/one-7b"),
      offer("Some", "a/one-7b:batch"),
      offer("Some", "a/one-7b:free"),
      offer("Some", "a/old-7b:batch", { deprecated: true }),
      offer("Some", "~a/one-latest"),
      offer("Some", "one-small-latest"),
    ]),
    ["list", "batch", "free", "deprecated", "latest alias", "latest alias"],
  ));

Deno.test("offerKinds() doubts a quarter of what the maker asks, whoever's name stands before it", () => {
  const cheap = (dollars: number) => ({ input: dollars, output: dollars });
  assert.deepEqual(
    offerKinds([
      offer("Anthropic", "claude-haiku-9"),
      offer("Anthropic", "claude-haiku-9:batch", cheap(0.2)),
      offer("Reseller", "claude-haiku-9", cheap(0.25)),
      offer("Reseller", "anthropic/claude-haiku-9", cheap(0.2)),
      offer("Reseller", "claude-haiku-9-fast", cheap(0.1)),
      offer("Other", "claude-haiku-9", cheap(0.26)),
    ]),
    ["list", "batch", "doubtful", "doubtful", "list", "list"],
  );
});

Deno.test("offerKinds() doubts 405 B at the price of 70 B, and no tier of small models", () => {
  const dense = (paramsB: number, input = 1) => ({ paramsB, activeParamsB: paramsB, input });
  assert.deepEqual(
    offerKinds([
      offer("Groq", "llama-3.1-405b-reasoning", dense(405)),
      offer("Groq", "llama-3.3-70b-versatile", dense(70)),
      offer("Other", "llama-3.1-405b", dense(405)),
      offer("Third", "llama-3.1-405b", dense(405, 2)),
      offer("Third", "llama-3.1-70b", dense(70)),
      offer("Third", "llama-3.1-8b", dense(8)),
    ]),
    ["doubtful", "list", "list", "list", "list", "list"],
  );
});

Deno.test("offerKinds() doubts names of OpenRouter without their maker", () =>
  assert.deepEqual(
    offerKinds([
      offer("OpenRouter", "lfm-7b"),
      offer("OpenRouter", "liquid/lfm-7b"),
      offer("X", "a"),
    ]),
    ["doubtful", "list", "list"],
  ));

import assert from "node:assert/strict";
import { spark } from "../../lib/big/spark.ts";

Deno.test("a name for Spark holds nothing that its client or its language would read", () => {
  assert.equal(spark.identifier("#Params (B)"), "`#Params (B)`");
  assert.equal(spark.identifier("lab", "Average ⬆️"), "`lab`.`Average ⬆️`");
  assert.equal(spark.identifier("a;b"), "IDENTIFIER('\\u0060a\\u003bb\\u0060')");
  for (const sign of ["'", '"', ";", "`", "--", "/*", "\\", "\n", "\r", "${x}", "\u2028", "\0"]) {
    for (const sql of [spark.identifier(`a${sign}b`, "c"), spark.literal(`a${sign}b`)]) {
      assert.match(sql, /^(IDENTIFIER\()?'[\w\\. ]*'\)?$/, JSON.stringify(sign));
    }
  }
  assert.equal(spark.literal("😀'"), "'😀\\u0027'");
});

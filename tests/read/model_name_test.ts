import assert from "node:assert/strict";
import { bareModelName, withoutOrganisation } from "../../lib/read/model_name.ts";

Deno.test("bareModelName() is the same for one model at several providers", () => {
  for (
    const [bare, ...names] of [
      [
        "llama3-70b-instruct",
        "meta.llama3-70b-instruct-v1:0",
        "us.meta.llama3-70b-instruct-v1:0",
        "Llama3_70B Instruct",
      ],
      ["glm-4.7", "accounts/fireworks/models/glm-4p7", "zai-org/GLM-4.7", "z-ai/glm-4.7"],
      ["gpt-oss-20b", "openai.gpt-oss-20b-1:0", "openai/gpt-oss-20b"],
      ["phi-4:free".replace(":", "-"), "microsoft/phi-4:free"],
    ]
  ) {
    for (const name of names) assert.equal(bareModelName(name), bare);
  }
});

Deno.test("withoutOrganisation() gives what stands behind the last slash", () => {
  assert.equal(withoutOrganisation("accounts/fireworks/models/glm-4p7"), "glm-4p7");
  assert.equal(withoutOrganisation("glm-4.7"), "glm-4.7");
  assert.equal(withoutOrganisation("me/"), "");
});

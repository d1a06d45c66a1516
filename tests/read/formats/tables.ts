import { parseAnyCsv } from "../../../lib/read/any_csv.ts";
import type { Extras } from "../../../lib/read/formats/columns.ts";
import { recognise } from "../../../lib/read/formats/recognise.ts";
import { measured } from "../../../lib/read/formats/measured.ts";
import { parseJson, recordsOf, tableOfRecords } from "../../../lib/read/json.ts";

/** Recognises CSV or JSON text and converts it. */
export function converted(text: string, extras: Extras = {}) {
  const read = /^\s*[[{]/.test(text)
    ? tableOfRecords(recordsOf(parseJson(text, "a.json"), "a.json"), "a.json")
    : parseAnyCsv(text, "a.csv");
  const { format, table } = recognise(read)!;
  const ruled = format.rule?.(table, { sum: false }).table ?? table;
  return { name: format.name, ...measured(ruled, format, extras) };
}

/** emissions.csv as CodeCarbon 2.4 writes it, with one run on a GPU and one on a processor. */
export const EMISSIONS = [
  "timestamp,project_name,run_id,duration,emissions,emissions_rate,cpu_power,gpu_power,ram_power," +
  "cpu_energy,gpu_energy,ram_energy,energy_consumed,country_name,country_iso_code,region," +
  "cloud_provider,cloud_region,os,python_version,codecarbon_version,cpu_count,cpu_model,gpu_count," +
  "gpu_model,longitude,latitude,ram_total_size,tracking_mode,on_cloud,pue",
  "2024-05-27T11:31:35,codecarbon,979336a5,299.8,0.0165,5.5e-05,42.5,302.3,31.3,0.0035,0.0277," +
  "0.0026,0.03388806064239389,Singapore,SGP,,,,Linux,3.10.12,2.4.2,12,Intel(R) Xeon(R) CPU,1," +
  "1 x NVIDIA A100-SXM4-40GB,103.8,1.28,83.4,machine,N,1.0",
  "2024-05-27T12:31:35,codecarbon,979336a6,10,0.0165,5.5e-05,42.5,0,31.3,0.0035,0,0.0026,0.0," +
  "Singapore,SGP,,,,Linux,3.10.12,2.4.2,12,Intel(R) Xeon(R) CPU,,,103.8,1.28,83.4,machine,N,1.0",
].join("\n");

/**
 * Two configurations of ML.ENERGY's lm-arena-chat.json, as the leaderboard publishes them (shortened);
 * the second one without its limit of requests.
 */
export const TASK = JSON.stringify({
  configurations: [
    {
      activated_params_billions: 14,
      architecture: "Dense Transformer",
      avg_batch_size: 127.5,
      energy_per_token_joules: 0.12785832634365663,
      gpu_model: "H100",
      max_num_batched_tokens: null,
      max_num_seqs: 128,
      model_id: "Qwen/Qwen3-14B",
      num_gpus: 1,
      total_params_billions: 14,
      weight_precision: "bfloat16",
    },
    {
      activated_params_billions: 22,
      architecture: "MoE",
      avg_batch_size: 63,
      energy_per_token_joules: 1.1,
      gpu_model: "B200",
      max_num_seqs: null,
      model_id: "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8",
      num_gpus: 4,
      total_params_billions: 235,
      weight_precision: "fp8",
    },
  ],
});

// What the build calls: checks the shipped pack, and hands back its compiled text and the schemas of the project.
import { z } from "zod";
import { pretty } from "./diagnostic/pretty.ts";
import { conclusionSources } from "./engine/advice.ts";
import { modelOf } from "./engine/model.ts";
import { diagnosticMessages } from "./messages/diagnostics.ts";
import { writtenPack } from "./pack/compiled.ts";
import { editorIds } from "./pack/editor-ids.ts";
import { editorSchemas } from "./pack/editor-schemas.ts";
import { loadPack } from "./pack/load.ts";
import { mentionedIds } from "./pack/mentioned-ids.ts";
import type { Conclusion, Language, Pack, Text } from "./pack/schema.ts";
import { ResultContract } from "./report/contract.ts";

const same = (text: string): string => text;

interface Built {
  /** The compiled pack; absent when it has errors. */
  readonly pack: string | undefined;
  /** What the triage needs of it, by language, so that starting reads little; under the same hash. */
  readonly cores: Readonly<Record<Language, string>> | undefined;
  readonly messages: string;
  readonly schemas: readonly { readonly name: string; readonly text: string }[];
  /** The ids for editors; absent when the pack has errors. */
  readonly ids: { readonly name: string; readonly text: string } | undefined;
  readonly resultSchema: string;
}

/** Every text in one language only. */
const inOne = (language: Language, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((inner) => inOne(language, inner));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value);
  if (entries.length === 2 && "zh" in value && "en" in value && typeof value.zh === "string")
    return { [language]: (value as Text)[language] };
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOne(language, inner)]));
};

/** A conclusion without its prose, which the JSON result does not carry; every source behind it stays. */
const bare = (content: Conclusion): Conclusion => {
  const { details: _, lawyer: __, myths: ___, disputed: ____, sources: _____, ...rest } = content;
  const nothing = { advice: { zh: "", en: "" } };
  return {
    ...rest,
    meaning: nothing.advice,
    "decided-by": nothing,
    "lifted-by": nothing,
    duration: [],
    "do-not": [],
    sources: conclusionSources(content),
  };
};

/**
 * What the first question and the JSON result of the triage need, in one language: no trees that only guides walk, nothing
 * that only these mention, no phrases, and no prose of conclusions. Whoever needs more reads the whole pack.
 */
const coreOf = (pack: Pack, language: Language): Pack => {
  const model = modelOf(pack);
  const named = new Set(pack.head.trees.flatMap((id) => [...(model.trees.get(id)?.named ?? [])]));
  const trees = pack.trees.filter(({ tree }) => pack.head.trees.includes(tree));
  const conclusions = pack.conclusions.filter(({ id }) => named.has(id)).map(bare);
  const steps = new Set(conclusions.flatMap((conclusion) => conclusion["first-steps"]));
  const actions = pack.actions.filter(
    ({ id, when }) => when !== undefined || steps.has(id) || id === pack.head["bank-sheet"]?.action,
  );
  const { guides: _, topics: __, ...head } = pack.head;
  const speaking = [head, trees, conclusions, actions];
  const asked = mentionedIds([...speaking, pack.questions.filter((one) => one.type === "choice" && one.bands)]);
  const limits = pack.limits.filter(({ id }) => asked.has(id));
  const dates = new Set(limits.map(({ from }) => from));
  const nodes = new Set(trees.flatMap(({ nodes }) => Object.keys(nodes)));
  const questions = pack.questions.filter(({ id }) => asked.has(id) || dates.has(id) || nodes.has(id));
  const cited = mentionedIds([...speaking, limits]);
  const law = pack.law
    .map((document) => ({
      ...document,
      articles: document.articles.filter(({ article }) => cited.has(`${document.id}/${article}`)),
    }))
    .filter(({ id, articles }) => articles.length > 0 || cited.has(id));
  const core = { ...pack, head, trees, conclusions, actions, limits, questions, law, phrases: [] };
  // Nobody reads the other language there.
  return inOne(language, core) as Pack;
};

/** Scenarios test the pack; the program does not need them. */
export const build = async (folder: string): Promise<Built> => {
  const { pack, diagnostics } = loadPack(folder);
  const messages = await diagnosticMessages("en");
  const style = { error: same, warning: same, place: same, dim: same };
  const compiled = pack && { ...pack, scenarios: [] };
  return {
    pack: compiled && JSON.stringify(compiled),
    cores: compiled && {
      zh: writtenPack(coreOf(compiled, "zh")),
      en: writtenPack(coreOf(compiled, "en")),
    },
    messages: diagnostics.map((diagnostic) => pretty(diagnostic, messages, style)).join("\n\n"),
    schemas: editorSchemas(),
    ids: pack && editorIds(pack),
    resultSchema: `${JSON.stringify(z.toJSONSchema(ResultContract), null, 2)}\n`,
  };
};

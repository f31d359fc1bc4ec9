// The ids of a pack for editors: what may stand where a schema asks for one. Examples refuse nothing, so a stale file hides no new id.
import type { Named, Pack, Question } from "./schema.ts";

/** The file beside the other schemas: the only one that changes with the content. */
export const IDS_FILE = "ids.schema.json";

type Schema = Readonly<Record<string, unknown>>;

const offering = (ids: readonly string[]): Schema => ({ examples: [...new Set(ids)].sort() });

/** Each variable with its answers, as conditions name them. */
const variablesOf = (question: Question): (readonly [string, readonly string[]])[] => {
  if (question.type === "choice") return [[question.id, question.answers.map(({ id }) => id)]];
  if (question.type !== "several") return [];
  return question.answers.map(({ id }) => [`${question.id}.${id}`, ["yes", "no"]] as const);
};

const keyed = (entries: readonly (readonly [string, Schema])[]): Schema => ({
  properties: Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1))),
});

const answered = (answers: readonly string[]): Schema => ({ examples: answers, items: { examples: answers } });

const definitionsOf = ({ head, questions, trees, conclusions, actions, limits, law }: Pack): Record<Named, Schema> => {
  const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  const variables = questions.flatMap(variablesOf);
  const treeIds = trees.map(({ tree }) => tree);
  const branches = (answers: readonly string[]): Schema =>
    keyed([...answers, "unknown", "else"].map((answer) => [answer, {}] as const));
  return {
    question: offering([...idsOf(questions), ...variables.map(([variable]) => variable)]),
    "date-question": offering([...idsOf(questions.filter(({ type }) => type === "date")), "as-of"]),
    conclusion: offering(idsOf(conclusions)),
    action: offering(idsOf(actions)),
    limit: offering(idsOf(limits)),
    source: offering(
      law.flatMap(({ id, articles }) => [
        id,
        // What nobody has verified may not be cited.
        ...articles.filter(({ status }) => status !== "unverified").map(({ article }) => `${id}/${article}`),
      ]),
    ),
    tree: offering(treeIds),
    step: offering([...treeIds, ...idsOf(questions)]),
    guide: offering(idsOf(head.guides ?? [])),
    family: offering(idsOf(head.families)),
    topics: keyed(idsOf(head.topics ?? []).map((topic) => [topic, {}] as const)),
    condition: keyed(variables.map(([variable, answers]) => [variable, answered(answers)] as const)),
    nodes: keyed(variables.map(([variable, answers]) => [variable, branches(answers)] as const)),
  };
};

/** File name and JSON text of the ids. */
export const editorIds = (pack: Pack): { readonly name: string; readonly text: string } => {
  const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", $defs: definitionsOf(pack) };
  return { name: IDS_FILE, text: `${JSON.stringify(schema, null, 1)}\n` };
};

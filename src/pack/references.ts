// Follows every reference of a pack whose entries fit their schemas: ids, answers, nodes, sources, limits.
import type { Diagnostic, DiagnosticCode, Place } from "../diagnostic/diagnostic.ts";
import type { Entry } from "./entries.ts";
import { near } from "./near.ts";
import type {
  Action,
  CalendarYear,
  Conclusion,
  Condition,
  LawDocument,
  Limit,
  PackHead,
  Phrase,
  Question,
  Scenario,
  Tree,
} from "./schema.ts";
import { treeDiagnostics } from "./tree-references.ts";

/** The entries of a pack, each with its place. */
export interface Entries {
  readonly head: Entry<PackHead>;
  readonly questions: readonly Entry<Question>[];
  readonly trees: readonly Entry<Tree>[];
  readonly conclusions: readonly Entry<Conclusion>[];
  readonly actions: readonly Entry<Action>[];
  readonly phrases: readonly Entry<Phrase>[];
  readonly limits: readonly Entry<Limit>[];
  readonly calendar: readonly Entry<CalendarYear>[];
  readonly law: readonly Entry<LawDocument>[];
  readonly scenarios: readonly Entry<Scenario>[];
}

/** Everything that a reference can be held against, and where what is wrong goes. */
export class References {
  readonly found: Diagnostic[] = [];
  readonly questions: ReadonlyMap<string, Question>;
  readonly conclusions: ReadonlyMap<string, Conclusion>;
  readonly #ids: ReadonlyMap<string, readonly string[]>;
  readonly #status: ReadonlyMap<string, string>;

  constructor(entries: Entries) {
    this.questions = new Map(entries.questions.map(({ value }) => [value.id, value]));
    this.conclusions = new Map(entries.conclusions.map(({ value }) => [value.id, value]));
    const ids = (list: readonly Entry<{ id: string }>[]): string[] => list.map(({ value }) => value.id);
    this.#ids = new Map([
      ["question", ids(entries.questions)],
      ["conclusion", ids(entries.conclusions)],
      ["action", ids(entries.actions)],
      ["limit", ids(entries.limits)],
      ["guide", (entries.head.value.guides ?? []).map(({ id }) => id)],
      ["family", entries.head.value.families.map(({ id }) => id)],
      ["tree", entries.trees.map(({ value }) => value.tree)],
    ]);
    this.#status = new Map(
      entries.law.flatMap(({ value }): [string, string][] => [
        [value.id, "reported"],
        ...value.articles.map(({ article, status }): [string, string] => [`${value.id}/${article}`, status]),
      ]),
    );
  }

  add(code: DiagnosticCode, place: Place, given: Record<string, string>, known: Iterable<string> = []): void {
    const wrong = given["id"] ?? given["answer"] ?? "";
    this.found.push({ code, severity: code === "CF035" ? "warning" : "error", place, given, near: near(wrong, known) });
  }

  twice(id: string, place: Place, related: Place): void {
    this.found.push({ code: "CF030", severity: "error", place, given: { id }, related });
  }

  /** @param place worked out only when something is wrong: places cost far more than the references themselves */
  id(kind: string, id: string, place: () => Place): void {
    const known = this.#ids.get(kind) ?? [];
    if (!known.includes(id)) this.add("CF031", place(), { kind, id }, known);
  }

  /** A question that is answered with a date, or the day of evaluation. */
  date(id: string, place: () => Place): void {
    if (id === "as-of" || this.questions.get(id)?.type === "date") return;
    const dates = [...this.questions.values()].filter(({ type }) => type === "date");
    this.add(
      "CF031",
      place(),
      { kind: "date question", id },
      dates.map((question) => question.id),
    );
  }

  source(ref: string, place: () => Place): void {
    if (ref.startsWith("matrix:")) return;
    const status = this.#status.get(ref);
    if (status === undefined) this.add("CF031", place(), { kind: "source", id: ref }, this.#status.keys());
    else if (status === "unverified") this.add("CF038", place(), { id: ref });
  }

  /** The answers of QUESTION, or of QUESTION.ANSWER; undefined when there is no such variable. */
  answersOf(variable: string): readonly string[] | undefined {
    const question = this.questions.get(variable);
    if (question?.type === "choice") return question.answers.map(({ id }) => id);
    const [id = "", answer] = variable.split(".");
    const several = this.questions.get(id);
    return several?.type === "several" && several.answers.some((one) => one.id === answer) ? ["yes", "no"] : undefined;
  }

  variables(): string[] {
    return [...this.questions.values()].flatMap((question) =>
      question.type === "several" ? question.answers.map(({ id }) => `${question.id}.${id}`) : [question.id],
    );
  }

  condition(condition: Condition, entry: Entry, path: readonly PropertyKey[]): void {
    for (const [variable, answers] of Object.entries(condition)) {
      const known = this.answersOf(variable);
      if (!known) {
        this.add("CF031", entry.at([...path, variable], "key"), { kind: "question", id: variable }, this.variables());
        continue;
      }
      const list = [answers].flat();
      list.forEach((answer, position) => {
        const at = Array.isArray(answers) ? [...path, variable, position] : [...path, variable];
        if (!known.includes(answer)) this.add("CF032", entry.at(at), { question: variable, answer }, known);
      });
    }
  }
}

const checkTexts = (entry: Entry, refs: References): void => {
  const visit = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value === "string")
      for (const [, name = ""] of value.matchAll(/\{([^{}]*)\}/g)) {
        if (name.startsWith("limit:")) refs.id("limit", name.slice("limit:".length), () => entry.at(path));
        else refs.add("CF039", entry.at(path), { name });
      }
    else if (value !== null && typeof value === "object")
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(entry.value, []);
};

/** Every `source` and `sources` of an entry. */
const checkSources = (entry: Entry, refs: References): void => {
  const visit = (value: unknown, path: readonly PropertyKey[]): void => {
    if (value === null || typeof value !== "object") return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "source" && typeof inner === "string") refs.source(inner, () => entry.at([...path, key]));
      else if (key === "sources" && Array.isArray(inner))
        inner.forEach((ref, position) => refs.source(String(ref), () => entry.at([...path, key, position])));
      else visit(inner, [...path, key]);
    }
  };
  visit(entry.value, []);
};

const checkQuestion = (entry: Entry<Question>, refs: References): void => {
  const question = entry.value;
  if (question.type === "date")
    for (const key of ["not-before", "not-after"] as const) {
      const id = question[key];
      if (id !== undefined) refs.date(id, () => entry.at([key]));
    }
  if (question.type !== "choice" && question.type !== "several") return;
  question.answers.forEach(({ implies }, position) => {
    if (implies) refs.condition(implies, entry, ["answers", position, "implies"]);
  });
  if (question.type !== "choice" || !question.bands) return;
  const { from, to, steps } = question.bands;
  for (const [key, id] of [
    ["from", from],
    ["to", to],
  ] as const)
    refs.date(id, () => entry.at(["bands", key]));
  const answers = question.answers.map(({ id }) => id);
  steps.forEach((step, position) => {
    if (!answers.includes(step.answer))
      refs.add(
        "CF032",
        entry.at(["bands", "steps", position, "answer"]),
        { question: question.id, answer: step.answer },
        answers,
      );
    if ((step["up-to"] === undefined) !== (position === steps.length - 1) && step["up-to"] === undefined)
      refs.add("CF040", entry.at(["bands", "steps", position]), {});
  });
};

const checkDetails = (entry: Entry<Conclusion>, head: PackHead, refs: References): void => {
  const { kind, details = {} } = entry.value;
  const topics = head.topics ?? [];
  const known = topics.filter(({ of }) => of.includes(kind)).map(({ id }) => id);
  for (const id of Object.keys(details))
    if (!known.includes(id))
      refs.add("CF031", entry.at(["details", id], "key"), { kind: `topic of ${kind}`, id }, known);
};

const checkConclusion = (entry: Entry<Conclusion>, refs: References): void => {
  const { definition, family, limits = [] } = entry.value;
  refs.id("family", family, () => entry.at(["family"]));
  definition.requires.forEach((item, position) => {
    const path = ["definition", "requires", position];
    if (Array.isArray(item["any"]))
      (item["any"] as Condition[]).forEach((one, index) => refs.condition(one, entry, [...path, "any", index]));
    else refs.condition(item as Condition, entry, path);
  });
  (definition.excludes ?? []).forEach(({ when }, position) =>
    refs.condition(when, entry, ["definition", "excludes", position, "when"]),
  );
  (definition["exclusive-with"] ?? []).forEach((id, position) =>
    refs.id("conclusion", id, () => entry.at(["definition", "exclusive-with", position])),
  );
  entry.value["first-steps"].forEach((id, position) =>
    refs.id("action", id, () => entry.at(["first-steps", position])),
  );
  limits.forEach((id, position) => refs.id("limit", id, () => entry.at(["limits", position])));
};

const checkHead = (entry: Entry<PackHead>, refs: References, trees: readonly Tree[]): void => {
  const head = entry.value;
  head.trees.forEach((id, position) => refs.id("tree", id, () => entry.at(["trees", position])));
  (head.guides ?? []).forEach((guide, position) => {
    guide.trees.forEach((id, index) => refs.id("tree", id, () => entry.at(["guides", position, "trees", index])));
  });
  const ofPerson = trees.filter(({ tree, scope }) => scope === "person" && head.trees.includes(tree));
  const persons = ofPerson.map(({ tree }) => tree);
  if (!persons.includes(head.person))
    refs.add("CF031", entry.at(["person"]), { kind: "tree of the person in `trees:`", id: head.person }, persons);
  const sheet = head["bank-sheet"];
  if (sheet) refs.id("action", sheet.action, () => entry.at(["bank-sheet", "action"]));
  sheet?.questions.forEach((id, position) =>
    refs.id("question", id, () => entry.at(["bank-sheet", "questions", position])),
  );
  const { signs = [], asked = [] } = head.exposure ?? {};
  signs.forEach((condition, position) => refs.condition(condition, entry, ["exposure", "signs", position]));
  asked.forEach((id, position) => refs.id("question", id, () => entry.at(["exposure", "asked", position])));
  const { ended, unneeded = [] } = head["unnamed-restriction"];
  ended.forEach((condition, position) => refs.condition(condition, entry, ["unnamed-restriction", "ended", position]));
  unneeded.forEach((condition, position) =>
    refs.condition(condition, entry, ["unnamed-restriction", "unneeded", position]),
  );
  const { opening, by, orders } = head.interview;
  opening.forEach((id, position) => refs.id("question", id, () => entry.at(["interview", "opening", position])));
  refs.id("question", by, () => entry.at(["interview", "by"]));
  const answers = refs.answersOf(by) ?? [];
  for (const [answer, steps] of Object.entries(orders)) {
    if (!answers.includes(answer))
      refs.add("CF032", entry.at(["interview", "orders", answer], "key"), { question: by, answer }, answers);
    steps.forEach((id, position) => {
      if (!trees.some(({ tree }) => tree === id))
        refs.id("question", id, () => entry.at(["interview", "orders", answer, position]));
    });
  }
};

const checkUnique = (entries: Entries, refs: References): void => {
  const seen = new Map<string, () => Place>();
  const named: [string, () => Place][] = [
    ...[
      entries.questions,
      entries.conclusions,
      entries.actions,
      entries.phrases,
      entries.limits,
      entries.law,
      entries.scenarios,
    ].flatMap((list) =>
      (list as readonly Entry<{ id: string }>[]).map((entry): [string, () => Place] => [
        entry.value.id,
        () => entry.at(["id"]),
      ]),
    ),
    ...entries.trees.map((entry): [string, () => Place] => [`tree ${entry.value.tree}`, () => entry.at(["tree"])]),
  ];
  for (const [id, place] of named) {
    const related = seen.get(id);
    if (related) refs.twice(id, place(), related());
    else seen.set(id, place);
  }
};

type Named = readonly [id: string, path: readonly PropertyKey[]];

/** The names of a list inside an entry, each with its path. */
const namesIn = <T>(
  list: readonly T[] | undefined,
  path: readonly PropertyKey[],
  name: (one: T) => string,
  key?: string,
): Named[] =>
  (list ?? []).map((one, position) => [name(one), [...path, position, ...(key === undefined ? [] : [key])]]);

const idOf = ({ id }: { readonly id: string }): string => id;
const itself = (id: string): string => id;

/** The lists of an entry in which a name may stand once only. */
const listsOf = ({ head, questions, law, trees }: Entries): [Entry, Named[]][] => {
  const { families, trees: walked, guides = [], topics } = head.value;
  return [
    [head, namesIn(families, ["families"], idOf, "id")],
    [head, namesIn(walked, ["trees"], itself)],
    [head, namesIn(guides, ["guides"], idOf, "id")],
    [head, namesIn(topics, ["topics"], idOf, "id")],
    ...guides.map((guide, position): [Entry, Named[]] => [
      head,
      namesIn(guide.trees, ["guides", position, "trees"], itself),
    ]),
    ...questions.map((entry): [Entry, Named[]] => [
      entry,
      "answers" in entry.value ? namesIn(entry.value.answers, ["answers"], idOf, "id") : [],
    ]),
    ...law.map((entry): [Entry, Named[]] => [
      entry,
      namesIn(entry.value.articles, ["articles"], ({ article }) => article, "article"),
    ]),
    ...trees.flatMap((entry) =>
      Object.entries(entry.value.nodes).flatMap(([node, branches]) =>
        Object.entries(branches).map(([answer, branch]): [Entry, Named[]] => [
          entry,
          typeof branch === "object" && "open" in branch
            ? namesIn(branch.open, ["nodes", node, answer, "open"], itself)
            : [],
        ]),
      ),
    ),
  ];
};

const checkLists = (entries: Entries, refs: References): void => {
  for (const [entry, list] of listsOf(entries)) {
    const seen = new Map<string, readonly PropertyKey[]>();
    for (const [id, path] of list) {
      const before = seen.get(id);
      if (before) refs.twice(id, entry.at(path), entry.at(before));
      else seen.set(id, path);
    }
  }
  const years = new Map<number, Entry>();
  for (const entry of entries.calendar) {
    const { year } = entry.value;
    const before = years.get(year);
    if (before) refs.twice(String(year), entry.at(["year"]), before.at(["year"]));
    else years.set(year, entry);
  }
};

/** Everything wrong with the references of a pack. */
export const referenceDiagnostics = (entries: Entries): Diagnostic[] => {
  const refs = new References(entries);
  checkUnique(entries, refs);
  checkLists(entries, refs);
  checkHead(
    entries.head,
    refs,
    entries.trees.map(({ value }) => value),
  );
  for (const entry of entries.questions) checkQuestion(entry, refs);
  for (const entry of entries.conclusions) {
    checkConclusion(entry, refs);
    checkDetails(entry, entries.head.value, refs);
  }
  for (const entry of entries.actions)
    for (const key of ["when", "unless"] as const)
      (entry.value[key] ?? []).forEach((condition, position) => refs.condition(condition, entry, [key, position]));
  for (const entry of entries.phrases) {
    (entry.value.proposes ?? []).forEach((condition, position) =>
      refs.condition(condition, entry, ["proposes", position]),
    );
    for (const [position, question] of (entry.value.dates ?? []).entries())
      refs.date(question, () => entry.at(["dates", position]));
    if (entry.value.alarm !== undefined) refs.id("action", entry.value.alarm, () => entry.at(["alarm"]));
  }
  for (const entry of entries.limits)
    if (entry.value.from !== undefined) refs.date(entry.value.from, () => entry.at(["from"]));
  for (const entry of entries.trees) treeDiagnostics(entry, refs);
  for (const entry of entries.scenarios)
    if (entry.value.guide !== undefined) refs.id("guide", entry.value.guide, () => entry.at(["guide"]));
  const worded = [
    entries.head,
    ...entries.questions,
    ...entries.conclusions,
    ...entries.actions,
    ...entries.phrases,
    ...entries.limits,
    ...entries.trees,
  ];
  for (const entry of worded) {
    checkTexts(entry, refs);
    checkSources(entry, refs);
  }
  return refs.found;
};

// Explains any id of the pack: what it is, and what belongs to it.
import type { Model } from "../engine/model.ts";
import { citedBy } from "../law/article.ts";
import type { Action, LawDocument, Limit, Phrase, Question, Text } from "../pack/schema.ts";
import type { Block } from "./document.ts";
import { heading, item, paragraph } from "./document.ts";
import { statementItem } from "./sections/actions.ts";
import { conclusionBlocks } from "./sections/knowledge.ts";
import type { Wording } from "./wording.ts";

/** So many things that go by one term are explained at once; more are listed. */
const IN_FULL = 2;

const questionBlocks = (question: Question, wording: Wording): Block[] => {
  const { label } = wording.messages;
  const answers = question.type === "choice" || question.type === "several" ? question.answers : [];
  return [
    heading(wording.text(question.ask, question.lawyer)),
    paragraph(wording.text(question.why)),
    ...answers.map(({ id, text, lawyer }) => item(wording.text(text, lawyer), { note: id })),
    item(`${label.findOut}${wording.messages.colon}${wording.text(question["how-to-find-out"])}`),
    ...(question.sheet
      ? [
          item(
            `${wording.isForLawyer ? label.clientAsks : label.ask}${wording.messages.colon}${wording.messages.quote(wording.text(question.sheet))}`,
          ),
        ]
      : []),
  ];
};

const actionBlocks = (action: Action, wording: Wording): Block[] => {
  const { label, colon, list } = wording.messages;
  return [
    heading(wording.text(action.title, action.lawyer)),
    ...(action.to ? [item(`${label.to}${colon}${wording.text(action.to)}`)] : []),
    ...action.steps.map((statement) => statementItem(statement, wording, 0)),
    ...(action.bring
      ? [item(`${label.bring}${colon}${action.bring.map((text) => wording.text(text)).join(list)}`)]
      : []),
    ...(action.ask ?? []).map((text) =>
      item(
        `${wording.isForLawyer ? label.clientAsks : label.ask}${colon}${wording.messages.quote(wording.text(text))}`,
      ),
    ),
    ...(action["do-not"] ?? []).map((statement) => statementItem(statement, wording, 0)),
  ];
};

const limitBlocks = (limit: Limit, wording: Wording): Block[] => [
  heading(wording.text(limit.name)),
  paragraph(wording.limitLength(limit.id), "strong"),
  paragraph(wording.text(limit.trigger)),
  paragraph(wording.text(limit.meaning)),
  ...limit.sources.map((ref) => sourceItem(ref, wording)),
];

const sourceItem = (ref: string, wording: Wording): Block => {
  const { name, gist, statusText } = wording.source(ref);
  return item(gist === undefined ? name : `${name}${wording.messages.colon}${gist}`, { note: statusText });
};

/** Words as people say them; those with gaps or choices in them only where there are no others. */
const sayable = ({ words }: Phrase): readonly string[] => {
  const plain = words.filter((one) => !/[…|]/.test(one));
  return plain.length > 0 ? plain : words.map((one) => one.replaceAll("|", "/"));
};

const phraseBlocks = (phrase: Phrase, wording: Wording): Block[] => [
  heading(sayable(phrase).join(wording.messages.list)),
  paragraph(wording.messages.reliability[phrase.reliability]),
  item(`${wording.messages.label.shows}${wording.messages.colon}${wording.text(phrase.shows)}`),
  item(`${wording.messages.label.doesNotShow}${wording.messages.colon}${wording.text(phrase["does-not-show"])}`),
];

/** What nobody has verified is for the lawyer's list alone. */
const isShown = ({ status }: LawDocument["articles"][number]): boolean => status !== "unverified";

const documentBlocks = (document: LawDocument, wording: Wording): Block[] => [
  heading(`${document.title} · ${document.en}`),
  ...document.articles.filter(isShown).map(({ article }) => sourceItem(`${document.id}/${article}`, wording)),
];

const conclusionEntry = (model: Model, id: string, wording: Wording): Block[] => {
  const content = model.conclusions.get(id)?.content;
  if (!content) return [];
  const steps = content["first-steps"].flatMap((step) => {
    const action = model.pack.actions.find((other) => other.id === step);
    return action ? [item(wording.text(action.title, action.lawyer), { note: wording.messages.seeExplain(step) })] : [];
  });
  return [
    ...conclusionBlocks({ model }, id, wording, "entry"),
    heading(wording.messages.heading.actions, 2),
    ...steps,
    heading(wording.messages.heading.doNot, 2),
    ...content["do-not"].map((statement) => statementItem(statement, wording, 0)),
    ...(content.sources ?? []).map((ref) => sourceItem(ref, wording)),
  ];
};

/** A document or an article under a name that people type: an old number leads to the present one. */
const citedBlocks = (law: readonly LawDocument[], typed: string, wording: Wording): Block[] =>
  citedBy(law, typed).flatMap(({ document, number, article, renumbered, replaced }) => {
    const { messages } = wording;
    const name = (one: string): string => wording.source(`${document.id}/${one}`).name;
    const notes = [
      ...(renumbered
        ? [paragraph(messages.renumbered(name(renumbered.was), name(renumbered.now), renumbered.since))]
        : []),
      ...(replaced === undefined ? [] : [paragraph(messages.replaced(replaced, document.title))]),
    ];
    const found = document.articles.find((one) => one.article === article);
    if (found && isShown(found)) return [...notes, sourceItem(`${document.id}/${article}`, wording)];
    if (renumbered) return notes;
    if (number !== undefined) notes.push(paragraph(messages.notCited(number)));
    return [...notes, ...documentBlocks(document, wording)];
  });

/** Ids of what goes by a term, in either language: `止付`, `police freeze`. Names that are the term itself come alone. */
const idsByTerm = ({ pack }: Model, term: string): { id: string; name: Text }[] => {
  const wanted = term.trim().toLowerCase();
  const named = [
    ...pack.head.families.map(({ id, name }) => ({ id, name })),
    ...pack.conclusions.map(({ id, name }) => ({ id, name })),
    ...pack.limits.map(({ id, name }) => ({ id, name })),
    ...pack.trees.map(({ tree, title }) => ({ id: tree, name: title })),
  ];
  const said = pack.phrases
    .filter(({ words }) => words.some((word) => word.toLowerCase() === wanted))
    .map(({ id, words }) => ({ id, name: { zh: words[0] ?? id, en: words.at(-1) ?? id } }));
  const parts = ({ zh, en }: Text): string[] =>
    [zh, en].flatMap((text) => text.toLowerCase().split(/[()（）、,，]/)).map((part) => part.trim());
  const exact = named.filter(({ name }) => parts(name).includes(wanted));
  const unique = [...new Map([...exact, ...said].map((one) => [one.id, one])).values()];
  if (unique.length > 0 || wanted.length < 2) return unique;
  return named.filter(({ name }) => [name.zh, name.en].some((text) => text.toLowerCase().includes(wanted)));
};

/** What goes by a term: its entries, or a list where there are many. */
const termBlocks = (model: Model, term: string, wording: Wording): Block[] | undefined => {
  const found = idsByTerm(model, term);
  if (found.length === 0) return undefined;
  if (found.length <= IN_FULL) return found.flatMap(({ id }) => explain(model, id, wording) ?? []);
  return found.map(({ id, name }) => item(`${name.zh} · ${name.en}`, { note: id }));
};

/** Every id that can be explained. */
export const explainable = ({ pack }: Model): string[] => [
  ...pack.questions.map(({ id }) => id),
  ...pack.conclusions.map(({ id }) => id),
  ...pack.actions.map(({ id }) => id),
  ...pack.limits.map(({ id }) => id),
  ...pack.phrases.map(({ id }) => id),
  ...pack.law.map(({ id }) => id),
  ...pack.trees.map(({ tree }) => tree),
  ...pack.head.families.map(({ id }) => id),
];

/**
 * The entry of an id, of DOCUMENT/ARTICLE, of a law as people cite it, or of a term in either language.
 * @returns undefined when the pack has no such id
 */
export const explain = (model: Model, id: string, wording: Wording): Block[] | undefined => {
  const { pack } = model;
  const conclusion = conclusionEntry(model, id, wording);
  if (conclusion.length > 0) return conclusion;
  const question = model.questions.get(id);
  if (question) return questionBlocks(question, wording);
  const action = pack.actions.find((other) => other.id === id);
  if (action) return actionBlocks(action, wording);
  const limit = pack.limits.find((other) => other.id === id);
  if (limit) return limitBlocks(limit, wording);
  const phrase = pack.phrases.find((other) => other.id === id);
  if (phrase) return phraseBlocks(phrase, wording);
  const [documentId, article] = id.split("/");
  const document = pack.law.find((other) => other.id === documentId);
  if (document && article === undefined) return documentBlocks(document, wording);
  if (document?.articles.some((other) => other.article === article && isShown(other))) return [sourceItem(id, wording)];
  const tree = model.trees.get(id);
  const title = pack.trees.find((other) => other.tree === id)?.title;
  if (tree && title)
    return [
      heading(wording.text(title)),
      ...[...tree.ends.keys()].map((other) => item(wording.conclusion(other), { note: other })),
    ];
  const cited = citedBlocks(pack.law, id, wording);
  if (cited.length > 0) return cited;
  const family = pack.head.families.find((other) => other.id === id);
  if (!family) return termBlocks(model, id, wording);
  const members = pack.conclusions.filter((other) => other.family === id);
  return [
    heading(wording.text(family.name)),
    paragraph(wording.text(family.meaning)),
    ...members.map((other) => item(wording.text(other.name), { note: other.id })),
  ];
};

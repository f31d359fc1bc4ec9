// What is known, about whom: the facts that a run of a tree sees.
import type { Model, Variable } from "./model.ts";
import { answersIn, maskOf } from "./model.ts";

/** What somebody says the answer is: the answers that remain possible. All of them: asked, and unknown. */
export interface Statement {
  /** Who says so, when people contradict each other. */
  readonly by?: string;
  readonly possible: readonly string[];
}

export type FactState =
  | { readonly type: "choice"; readonly statements: readonly Statement[] }
  | { readonly type: "several"; readonly in: readonly string[]; readonly out: readonly string[] }
  /** An ISO date, or date with time, in Asia/Shanghai. */
  | { readonly type: "date"; readonly value: string | undefined }
  /** Yuan. */
  | { readonly type: "amount"; readonly value: number | undefined };

/** By question id. A question that is absent was not asked. */
export type Facts = ReadonlyMap<string, FactState>;

export interface Restriction {
  readonly label?: string;
  readonly note?: string;
  readonly facts: Facts;
}

export interface Card {
  readonly label?: string;
  readonly note?: string;
  readonly facts: Facts;
  readonly restrictions: readonly Restriction[];
}

/** Everything that has been said: one person, their cards, the restrictions on each. */
export interface Subject {
  readonly note?: string;
  readonly person: Facts;
  readonly cards: readonly Card[];
}

/** One known thing: the answers that a statement leaves to one variable. */
export interface Fact {
  readonly variable: Variable;
  readonly mask: number;
  readonly by?: string;
  /** The questions it was computed from, when it follows from dates. */
  readonly from?: readonly string[];
}

/** A fact that follows from dates, computed outside the engine. */
export interface DerivedFact {
  readonly question: string;
  readonly answer: string;
  readonly from: readonly string[];
}

const addState = (facts: Fact[], model: Model, question: string, state: FactState): void => {
  if (state.type === "choice") {
    const variable = model.byId.get(question);
    if (!variable) return;
    for (const { by, possible } of state.statements) {
      const mask = maskOf(variable, possible);
      if (mask !== variable.all) facts.push(by === undefined ? { variable, mask } : { variable, mask, by });
    }
  } else if (state.type === "several" && state.in.length + state.out.length > 0)
    for (const variable of model.ofQuestion.get(question) ?? []) {
      const answer = variable.id.slice(question.length + 1);
      if (state.in.includes(answer)) facts.push({ variable, mask: 1 });
      else if (state.out.includes(answer)) facts.push({ variable, mask: 2 });
    }
};

/**
 * The known facts among what was said: what narrows nothing is left out.
 * @param sets the facts of the person, the card and the restriction that a run sees
 * @param derived facts that follow from dates
 */
export const factsOf = (model: Model, sets: readonly Facts[], derived: readonly DerivedFact[]): Fact[] => {
  const facts: Fact[] = [];
  for (const set of sets) for (const [question, state] of set) addState(facts, model, question, state);
  for (const { question, answer, from } of derived) {
    const variable = model.byId.get(question);
    if (variable) facts.push({ variable, mask: maskOf(variable, [answer]), from });
  }
  return facts;
};

/** The answers still possible per variable when these facts hold; 0 where they contradict each other. */
export const domainsOf = (model: Model, facts: readonly Fact[]): number[] => {
  const domains = model.unknown.slice();
  for (const { variable, mask } of facts) domains[variable.index] = (domains[variable.index] ?? 0) & mask;
  return domains;
};

/** A fact as the result shows it. */
export interface FactReference {
  readonly question: string;
  /** The variable: QUESTION, or QUESTION.ANSWER where several answers may hold. */
  readonly variable: string;
  readonly answers: readonly string[];
  readonly by?: string;
  readonly from?: readonly string[];
}

/** The fact as plain data for the result. */
export const referenceOf = ({ variable, mask, by, from }: Fact): FactReference => ({
  question: variable.question,
  variable: variable.id,
  answers: answersIn(variable, mask),
  ...(by === undefined ? {} : { by }),
  ...(from === undefined ? {} : { from }),
});

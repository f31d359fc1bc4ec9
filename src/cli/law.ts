// `cardfreeze law`: the sources of a pack, where they are cited, what a lawyer still has to check, and whether texts bear them out.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { articleNumber } from "../law/article.ts";
import { citationsOf } from "../law/citations.ts";
import { readStatute } from "../law/statutes.ts";
import { verify } from "../law/verify.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { LawDocument, Pack } from "../pack/schema.ts";
import type { Wording } from "../report/wording.ts";
import { sanitise } from "../text/sanitise.ts";
import { EXIT, Failure } from "./failure.ts";
import { hintFor, listed } from "./hint.ts";
import type { Io } from "./io.ts";

interface Context {
  readonly pack: Pack;
  readonly wording: Wording;
  readonly messages: CliMessages;
  readonly io: Io;
}

const statusesOf = ({ articles }: LawDocument, messages: CliMessages): string =>
  (["verified", "reported", "unverified"] as const)
    .map((status) => [status, articles.filter((article) => article.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => messages.law.status[status](count))
    .join(messages.law.and);

const datesOf = ({ effective, repealed, "checked-until": checked }: LawDocument, messages: CliMessages): string =>
  [
    effective === undefined ? "" : messages.law.inForce(effective),
    repealed === undefined ? "" : messages.law.repealed(repealed),
    checked === undefined ? "" : messages.law.checked(checked),
  ]
    .filter((part) => part !== "")
    .join(" · ");

export const lawList = ({ pack, wording, messages, io }: Context): number => {
  for (const document of pack.law) {
    const name = wording.text({ zh: document.short, en: `${document.en} (${document.short})` });
    io.out(`${sanitise(document.id)}  ${sanitise(name)}\n    ${statusesOf(document, messages)}\n`);
    const dates = datesOf(document, messages);
    if (dates !== "") io.out(`    ${dates}\n`);
  }
  return EXIT.fine;
};

/** What may have been meant instead of a document that the pack does not cite, or of an article of one. */
const hintAt = async (ref: string, document: LawDocument | undefined, { pack, messages }: Context): Promise<string> => {
  const [name = ""] = ref.split("/");
  const ids = pack.law.map(({ id }) => id);
  if (!document) return hintFor(name, ids, messages, "cardfreeze law list");
  const shown = document.articles.filter(({ status }) => status !== "unverified").map(({ article }) => article);
  const same = shown.find((article) => `${name}/${articleNumber(article)}` === ref);
  if (same !== undefined) return ` ${messages.didYouMean(`${name}/${same}`)}`;
  // An article whose number looks alike is another article.
  return listed(
    shown.map((article) => `${name}/${article}`),
    messages,
    `cardfreeze law show ${name}`,
  );
};

/** @throws Failure with exit code 2 when the pack does not cite it */
export const lawShow = async (ref: string, context: Context): Promise<number> => {
  const { pack, wording, messages, io } = context;
  const [id, wanted] = ref.split("/");
  const document = pack.law.find((one) => one.id === id);
  const named = document?.articles.filter(({ article }) => wanted === undefined || article === wanted) ?? [];
  if (!document || (wanted !== undefined && named.length === 0))
    throw new Failure(`${messages.unknownId(sanitise(ref))}${await hintAt(ref, document, context)}`);
  // What nobody has verified is for the lawyer's list alone.
  const articles = named.filter(({ status }) => status !== "unverified");
  if (wanted !== undefined && articles.length === 0) throw new Failure(messages.law.unverified(sanitise(ref)));
  io.out(`${sanitise(document.title)}\n${datesOf(document, messages)}\n`);
  const citations = citationsOf(pack);
  for (const { article, gist } of articles) {
    const { statusText } = wording.source(`${document.id}/${article}`);
    io.out(`\n${sanitise(article)}  [${statusText}]\n  ${sanitise(wording.text(gist))}\n`);
    const by = [...new Set((citations.get(`${document.id}/${article}`) ?? []).map(({ entry }) => entry))];
    io.out(`  ${messages.law.citedBy}: ${by.join(", ")}\n`);
  }
  return EXIT.fine;
};

/** Every article that nobody has compared with its text, with the statements that rest on it; as Markdown. */
export const lawTodo = ({ pack, wording, messages, io }: Context): number => {
  const citations = citationsOf(pack);
  let count = 0;
  for (const document of pack.law)
    for (const { article, status, gist } of document.articles) {
      if (status === "verified") continue;
      count += 1;
      io.out(
        `- [ ] **${sanitise(document.short)} ${sanitise(article)}**${wording.messages.noteAfter(wording.messages.status[status])}${wording.messages.colon}${sanitise(wording.text(gist))}\n`,
      );
      for (const { entry, statement } of citations.get(`${document.id}/${article}`) ?? []) {
        const says = statement && "law" in statement ? `: ${sanitise(wording.text(statement.law))}` : "";
        io.out(`  - ${entry}${says}\n`);
      }
    }
  io.out(`\n${messages.law.toCheck(count)}\n`);
  return EXIT.fine;
};

const statutesIn = (folder: string, messages: CliMessages) => {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
    return names.sort().map((name) => readStatute(name, readFileSync(join(folder, name), "utf8")));
  } catch (error) {
    throw new Failure(messages.noFile(folder, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
};

/**
 * @param folder Markdown statutes
 * @returns 0 when every anchor stands in its article, 1 when one does not
 */
export const lawVerify = (folder: string, { pack, messages, io }: Context): number => {
  const statutes = statutesIn(folder, messages);
  if (statutes.length === 0) throw new Failure(messages.law.noTexts(folder));
  const { found, missing, withoutText, withoutAnchor } = verify(pack.law, statutes);
  for (const { document, article, anchor, movedTo } of missing)
    io.out(`${sanitise(messages.law.missing(`${document}/${article}`, anchor, movedTo.join(", ")))}\n`);
  for (const document of withoutText) io.out(`${messages.law.withoutText(document)}\n`);
  for (const ref of withoutAnchor) io.out(`${messages.law.withoutAnchor(ref)}\n`);
  io.out(`${messages.law.verified(found, missing.length, withoutText.length)}\n`);
  return missing.length > 0 ? EXIT.found : EXIT.fine;
};

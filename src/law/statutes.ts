// Statutes as Markdown, read into articles: an article starts a line with 第…条, plain or bold.

export interface Statute {
  readonly name: string;
  /** The document's title and the file's own name, without what varies: {@link plainTitle}. */
  readonly titles: readonly string[];
  /** Article, such as 第二百四十三条 → its text without white space. */
  readonly articles: ReadonlyMap<string, string>;
}

const ARTICLE =
  /^[\s>]*(?:\*\*|__)?\s*(第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?)\s*(?:\*\*|__)?/;

/** Text without what makes no difference in wording: white space, emphasis, full width, kinds of quotes and dashes. */
export const plainText = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s*_`>#]/g, "")
    .replace(/[“”„‟"]/g, '"')
    .replace(/[‘’']/g, "'")
    .replace(/[—–―-]+/g, "-")
    .replace(/[;；]/g, ";");

/** A title without the state's name, brackets, and the year of an amendment. */
export const plainTitle = (title: string): string =>
  plainText(title.replace(/[（(][^（）()]*[)）]/g, ""))
    .replaceAll("中华人民共和国", "")
    .replace(/[《》〈〉<>·、,，.。]/g, "");

/** @param name the file's name, which may carry a date in brackets */
export const readStatute = (name: string, text: string): Statute => {
  const articles = new Map<string, string>();
  let current: string | undefined;
  let heading = "";
  for (const line of text.split(/\r?\n/)) {
    if (heading === "" && line.startsWith("# ")) heading = line.slice(2);
    if (/^#{1,6}\s/.test(line)) continue;
    const article = ARTICLE.exec(line)?.[1];
    // A statute cites other articles too: only the first time does a number start one.
    if (article !== undefined && !articles.has(article)) {
      current = article;
      articles.set(article, "");
    }
    if (current !== undefined) articles.set(current, (articles.get(current) ?? "") + plainText(line));
  }
  const base = name.replace(/\.md$/i, "");
  return { name, titles: [...new Set([heading, base].map(plainTitle).filter((title) => title !== ""))], articles };
};

// The wording of the interview by language.
import type { InterviewMessages } from "./interview.en.ts";
import { interviewEn } from "./interview.en.ts";
import { interviewZh } from "./interview.zh.ts";

export type { InterviewMessages } from "./interview.en.ts";

export const interviewMessages: Readonly<Record<"zh" | "en", InterviewMessages>> = { zh: interviewZh, en: interviewEn };

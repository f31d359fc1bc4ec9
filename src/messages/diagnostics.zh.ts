// What is wrong with a pack or an answers file, why it matters and what to do, in Chinese.
import { cliZh } from "./cli.zh.ts";
import type { DiagnosticMessages } from "./diagnostics.ts";

type Given = Readonly<Record<string, string>>;

const differences: Given = cliZh.test.difference;

/** What the YAML library finds, by its code; its own words are English and follow. */
const syntax: Given = {
  ALIAS_PROPS: "别名上不能再加标签或锚点",
  BAD_ALIAS: "别名写得不对",
  BAD_COLLECTION_TYPE: "标签和它后面的列表或映射对不上",
  BAD_DIRECTIVE: "开头的指令写得不对",
  BAD_DQ_ESCAPE: "双引号里的反斜杠转义写得不对",
  BAD_INDENT: "缩进不对，或者一行里写了两层键",
  BAD_PROP_ORDER: "标签或锚点的位置不对",
  BAD_SCALAR_START: "值不能以这个字符开头，要加引号",
  BLOCK_AS_IMPLICIT_KEY: "一行里出现了两个“键: 值”，含冒号的值要加引号",
  BLOCK_IN_FLOW: "方括号或花括号里不能写分行的结构",
  DUPLICATE_KEY: "同一个键写了两次",
  KEY_OVER_1024_CHARS: "键太长，多半是漏了冒号后的内容或引号",
  MISSING_CHAR: "少了一个符号：引号、括号、冒号、逗号或空格",
  MULTILINE_IMPLICIT_KEY: "键不能跨行，多半是上一行漏了冒号或引号没有闭合",
  MULTIPLE_ANCHORS: "一个值上有几个锚点",
  MULTIPLE_TAGS: "一个值上有几个标签",
  NON_STRING_KEY: "键必须是文字",
  RESOURCE_EXHAUSTION: "嵌套太深",
  TAB_AS_INDENT: "缩进用了制表符",
  TAG_RESOLVE_FAILED: "不认识的标签",
  UNEXPECTED_TOKEN: "这里不该出现这个内容，多半是缩进、引号或括号不对",
};

/** What an id is said to be. */
const kinds: Given = {
  question: "问题",
  "date-question": "日期问题",
  conclusion: "结论",
  action: "做法",
  limit: "期限",
  guide: "引导",
  family: "类别",
  tree: "树",
  "person-tree": "人的树（须在 trees: 里）",
  node: "节点",
  source: "依据",
  topic: "主题",
};

/** What a question is asked of. */
const scopes: Given = { person: "人（person）", card: "卡（card）", restriction: "限制（restriction）" };

/** The kinds of conclusion. */
const ofKind: Given = { measure: "措施", "look-alike": "看着像的情况", exposure: "处境", path: "引导终点" };

/** What a value has to be, where the schema asks for more than a type. */
const forms: DiagnosticMessages["form"] = {
  id: "编号是用连字符连起来的小写单词",
  source: "依据写成 法规/条文，与法规登记一致，如 crim-proc-law/第一百四十五条",
  moment: "日期写成 2026-11-24 或 2026-11-24T15:30",
  date: "日期写成 2026-11-24",
  day: "没有这一天",
  duration: "时长按 ISO 8601 写，如 P4D、P6M 或 PT48H",
  "working-days": "工作日只能按天数写，如 P5D",
  any: "这些条件各自的事实数相乘，超过了 1000：少列几个条件，或每个条件少写几项",
  version: "版本写成 主.次.修订，如 1.0.0",
};

/** Types as a lawyer calls them. */
const types: Given = {
  string: "文字",
  text: "文字",
  number: "数字",
  int: "整数",
  boolean: "true 或 false",
  array: "列表",
  tuple: "列表",
  object: "一组键和值",
  record: "一组键和值",
};

/** What a value had to be, where a form does not say it. */
const expectedOf = ({ expected = "", types: names = "", values = "", of = "", count = "" }: Given): string => {
  const [unit, have] = of === "array" ? [" 项", "有"] : of === "string" ? [" 个字", "有"] : ["", "是"];
  if (expected === "type") return `应为${[...new Set(names.split(" ").map((name) => types[name] ?? name))].join("或")}`;
  if (expected === "one-of")
    return values.includes(", ") ? `应为以下之一：${values.replaceAll(", ", "、")}` : `应为 ${values}`;
  if (expected === "more") return `应大于 ${count}`;
  if (expected === "least") return of === "string" && count === "1" ? "要写上文字" : `至少要${have} ${count}${unit}`;
  return expected === "most" ? `最多只能${have} ${count}${unit}` : "应为别的内容";
};

/** What stands there instead. */
const foundOf = ({ found = "", value = "", items = "", types: names = "" }: Given): string => {
  if (found === "list") return `这里是 ${items} 项的列表`;
  const hint = names.split(" ").includes("string") ? "（加上引号就是文字）" : "";
  if (found === "number") return `这里是数字 ${value}${hint}`;
  if (found === "boolean") return `这里是 ${value}${hint}`;
  const words = { nothing: "这里没有值", keys: "这里是一组键和值", empty: "这里是空的文字" }[found];
  return words ?? `这里是「${value}」`;
};

/** Forms are about a value that can be shown; what holds others is no help. */
const isShown = ({ form, found }: Given): boolean => form === undefined || (found !== "keys" && found !== "list");

export const diagnosticsZh: DiagnosticMessages = {
  error: "错误",
  warning: "警告",
  why: "影响",
  fix: "做法",
  near: (ids) => `是不是想写 ${ids}？`,
  example: "能走到这里的回答",
  notWalked: "没有命令能试这些回答：分诊和各个引导都不走这棵树",
  related: "另一处",
  count: (errors, warnings) => `${errors} 个错误，${warnings} 个警告`,
  fine: (items) => `内容包没有问题，共检查 ${items} 项。`,
  fineFor: (codes, items) => `没有发现 ${codes}，共检查 ${items} 项。`,
  undecided: (codes) => `先改正上面其他编号的错误：在那之前 ${codes} 没法查，或者没法查全。`,
  notOfPacks: (code) => `${code} 说的是回答文件，不是内容包：由 \`triage --answers 文件\` 报告`,
  form: forms,
  page: {
    caught: "会报告：",
    leftAlone: "不会报告：",
    particular: (head, note) => `${head}${note}`,
    added: (file) => `${file}，加在末尾：`,
    changed: (file) => `${file}，改动：`,
    bytes: (file) => `${file}，内容是这些字节：`,
    size: (file, bytes) => `${file}：一个 ${bytes} 字节的文件`,
    link: (file, target) => `${file}：指向 ${target} 的链接`,
    folder: (file) => `${file}：一个文件夹`,
    without: (file) => `没有 ${file}`,
    answers: () => "回答文件：",
    budget: (_file, nodes) => `整个检查最多建 ${nodes} 个节点`,
  },
  what: {
    CF001: ({ path }) => `${path} 不是内容包`,
    CF002: ({ path }) => `${path} 指向内容包文件夹之外`,
    CF003: ({ size, most }) => `文件有 ${size} 字节，最多只读 ${most} 字节`,
    CF004: () => "文件不是文本：含有 NUL 字节",
    CF005: () => "文件不是 UTF-8 编码",
    CF006: ({ reason = "", message = "" }) => {
      if (reason === "TAG") return `内容包里不用标签：${message}`;
      const gloss = syntax[reason];
      return `不是有效的 YAML：${gloss === undefined ? message : `${gloss}（${message}）`}`;
    },
    CF007: () => "内容包里不用锚点和别名",
    CF008: ({ key }) => `不允许使用键「${key}」`,
    CF009: () => "一个文件里有多个文档",
    CF010: ({ depth }) => `嵌套超过 ${depth} 层`,
    CF011: ({ reason }) => (reason === undefined ? "只读普通文件；这是管道、设备或文件夹" : `文件读不了：${reason}`),
    CF012: () => "这里留着没有解决的合并冲突",
    CF013: ({ only }) => (only === undefined ? "文件是空的" : "文件里没有内容，只有注释或文档分隔符"),
    CF020: (given) => {
      const form = (forms as Given)[given["form"] ?? ""] ?? expectedOf(given);
      return `值不符合要求：${form}${isShown(given) ? `；${foundOf(given)}` : ""}`;
    },
    CF021: ({ key }) => `不认识的键「${key}」`,
    CF022: ({ key }) => `缺少「${key}」`,
    CF023: () => "文字里有控制字符或方向字符",
    CF030: ({ id }) => `编号「${id}」用了两次`,
    CF031: ({ kind = "", of = "", id }) =>
      `没有这个${kinds[kind] ?? kind}：「${id}」${of === "" ? "" : `（${ofKind[of] ?? of}的主题）`}`,
    CF032: ({ question, answer }) => `问题「${question}」没有答案「${answer}」`,
    CF033: ({ node, answer }) => `节点「${node}」没有答案「${answer}」的分支`,
    CF034: ({ nodes }) => `树绕成了圈：${nodes}`,
    CF035: ({ node }) => `没有分支通到节点「${node}」`,
    CF036: ({ question, scope = "" }) => `这里不能问「${question}」：这棵树只看得到${scopes[scope] ?? scope}的问题`,
    CF037: ({ id }) => `「${id}」被写成已定，但它的定义没有任何要求`,
    CF038: ({ id }) => `依据「${id}」未经核实，不能显示`,
    CF039: ({ name }) => `「{${name}}」没有对应的内容`,
    CF040: () => "只有最后一档可以没有上限",
    CF050: ({ id }) => `这里没有问题「${id}」`,
    CF051: ({ value, question }) => `「${value}」不是「${question}」的答案`,
    CF052: ({ value }) => `「${value}」不是日期`,
    CF053: ({ value }) => `「${value}」不是金额（元）`,
    CF054: ({ value, expected = "" }) => `「${value}」格式不对，应为：${types[expected] ?? expected}`,
    CF055: ({ id, scope = "" }) => `「${id}」属于${scopes[scope] ?? scope}`,
    CF056: ({ value }) => `「${value}」这个名字已经有了`,
    CF060: ({ node }: Given) => `“${node}”无论怎么答都走向同一处`,
    CF061: ({ question, answer }: Given) => `走到这里，“${question}”已经不可能是“${answer}”`,
    CF062: ({ node, first, question }: Given) => `“${node}”又问了“${question}”，路上的“${first}”已经问过`,
    CF063: ({ id }: Given) => `没有一棵树提到结论“${id}”`,
    CF064: ({ id, tree }: Given) => `“${tree}”只在没人知道答案时才到“${id}”`,
    CF065: ({ tree, length, most }: Given) => `“${tree}”有一条路要问 ${length} 题，内容包最多允许 ${most} 题`,
    CF066: ({ id }: Given) => `没有任何地方用到“${id}”`,
    CF070: ({ id }: Given) => `有一条路得出“${id}”，路上的事实却与它的定义相矛盾`,
    CF071: ({ id, other }: Given) => `“${id}”和“${other}”互相排斥，同样的回答却把两者都定了下来`,
    CF072: ({ id, tree }: Given) => `什么都还不知道时，“${id}”在“${tree}”里就已不可能`,
    CF073: ({ ids }: Given) => `走到这里的一种回答，下列结论的要求一个也不满足：${ids}`,
    CF074: ({ id }: Given) => `这里写了“${id}”，但它在这里永远不可能成立`,
    CF075: ({ id, other, tree }: Given) => `在“${tree}”里，没有任何回答能把“${id}”和“${other}”分开`,
    CF076: ({ id }: Given) => `没人知道时走向“${id}”，而前面的回答可能已把它排除`,
    CF077: ({ id, other }: Given) => `“${id}”和“${other}”在这里都未定，又没有问题能区分`,
    CF078: ({ id }: Given) => `“${id}”的定义自相矛盾`,
    CF079: ({ id, question }: Given) => `“${id}”写成可以定下来，但它要的“${question}”这棵树看不到`,
    CF080: ({ id, date, day, state, now }: Given) =>
      state === "renumbered"
        ? `“${id}”自 ${date} 起已改为${now}（按 ${day} 核对）`
        : state === "repealed"
          ? `“${id}”已于 ${date} 废止（按 ${day} 核对）`
          : `“${id}”到 ${date} 才施行（按 ${day} 核对）`,
    CF081: ({ date }: Given) => `内容包应在 ${date} 前再次审查`,
    CF082: ({ id }: Given) => `期限“${id}”没有依据`,
    CF083: ({ words }: Given) => `直接写出了期限：“${words}”`,
    CF084: ({ id, source }: Given) => `“${id}”依据 ${source} 排除，而它没有核对过原文`,
    CF085: ({ id, length, sources }: Given) => `“${id}”的长度 ${length} 在它的依据里都找不到：${sources}`,
    CF086: ({ sources }: Given) => `这句话当作法律来说，依据却只见于报道：${sources}`,
    CF090: ({ word }: Given) => `这里不能说“${word}”`,
    CF091: ({ words }: Given) => `“${words}”同时出现在两条原话里`,
    CF092: ({ id, conclusion }: Given) => `单凭原话“${id}”就把“${conclusion}”定了下来`,
    CF093: ({ id, topic }: Given) => `“${id}”没有写“${topic}”`,
    CF100: ({ id, difference = "", kinds, leads, ended, tree = "" }: Given) => {
      const walk = ended ? `走到了：${ended}` : tree && `它的回答和“${tree}”的哪个结论都合不上`;
      const what = `${differences[difference] ?? difference}：${kinds}`;
      return `情形“${id}”与预期不符（${what}），${leads ? `实际领先的是：${leads}` : "实际没有领先的"}${walk && `，${walk}`}`;
    },
    CF101: ({ id }: Given) => `没有一个审核过的情形得出“${id}”`,
    CF102: ({ branch }: Given) => `没有一个审核过的情形走过分支 ${branch}`,
    CF110: ({ rule, budget }: Given) =>
      `${rule} 无法判定：${budget ? `超过 ${budget} 个节点或路径` : "问题一个接一个，层数太深"}`,
    CF111: ({ code }: Given) => `这条对 ${code} 的忽略没有忽略任何东西`,
    CF112: ({ code }: Given) => `这条对 ${code} 的忽略没有写理由`,
  },
  because: {
    CF001: "没有 pack.yaml 就没有可读的内容。",
    CF002: "内容包必须自成一体，不能读取别处的文件。",
    CF003: "手写的文件不会这么大。",
    CF004: "内容包用 YAML 文本书写。",
    CF005: "用别的编码，汉字会变成别的字。",
    CF006: "文件其余部分也靠不住。",
    CF007: "它们让律师看不懂，还可能无限膨胀。",
    CF008: "这类键可能改动程序本身。",
    CF009: "只会读到第一个。",
    CF010: "内容包是平的；这是笔误或攻击。",
    CF011: "里面的内容会全部缺失。",
    CF012: "文件里同时有两个版本，还没有人选定。",
    CF013: "本该写在里面的内容就都没有了，而且没有人会发现。",
    CF020: "程序只能去猜。",
    CF021: "它会被悄悄忽略。",
    CF022: "用户会少看到需要的内容。",
    CF023: "它可能隐藏或改写终端上显示的内容。",
    CF030: "explain 和每个引用都只能指一样东西。",
    CF031: "引用落空。",
    CF032: "这个分支或条件永远用不上。",
    CF033: "这样回答的人什么都得不到。",
    CF034: "问答永远结束不了。",
    CF035: "它不起作用。",
    CF036: "没有人会回答过它。",
    CF037: "没有任何事实就会被说成已定。",
    CF038: "没人核实过的内容不能当法律显示。",
    CF039: "它会原样显示出来。",
    CF040: "后面的档永远用不上。",
    CF050: "这个回答会丢失。",
    CF051: "这个回答会丢失。",
    CF052: "期限要按它计算。",
    CF053: "它要和金额比较。",
    CF054: "这个回答会丢失。",
    CF055: "它会被算到别的东西上。",
    CF056: "结果里和 --set 里就分不清是哪一个。",
    CF060: "这一问等于白问。",
    CF061: "前面的回答已把它排除，这个分支永远走不到。",
    CF062: "第二次只可能走一个分支。",
    CF063: "它永远不会成为结果。",
    CF064: "unknown 分支只排序，不能凭空加一个可能的结论。",
    CF065: "电话里没人能答这么多题。",
    CF066: "它从不显示，过时了也没人发现。",
    CF070: "对同样的回答，树和定义说法不一。",
    CF071: "结果会自相矛盾。",
    CF072: "没有任何回答能在符合定义的情况下走到它。",
    CF073: "这样回答的人会什么结果都得不到。",
    CF074: "这个叶子到不了它，更谈不上定下来。",
    CF075: "两者总是一起出现，或者有一个多余。",
    CF076: "领先的会是一个不可能的结论。",
    CF077: "结果永远不会更清楚。",
    CF078: "没有任何情况能符合它。",
    CF079: "关于人的树看不到卡和限制，这一条永远证明不了，只能停在“更像”。",
    CF080: "人们会照着不适用的法律行事。",
    CF081: "这期间法律可能变了。",
    CF082: "人们会照它数日子。",
    CF083: "规则变了，这句话会被忘掉。",
    CF084: "会凭传闻排除掉可能的情况。",
    CF085: "数字和它依据的条文对不上了。",
    CF086: "没有人对照过原文，看的人会以为是定论。",
    CF090: "它作了谁也不能作的承诺或判断。",
    CF091: "同样的话会给出两种意思。",
    CF092: "屏幕上的字除非足以决定，否则什么也定不了。",
    CF093: "同类的结论都会被问到，pack.yaml 要求必须有。",
    CF100: "已记录的情形不再得出应有的结果。",
    CF101: "它要是答错了，没人会发现。",
    CF102: "那里走错了，没人会发现。",
    CF110: "检查器不猜。",
    CF111: "它会掩盖下一个真正的问题。",
    CF112: "没人能判断它还对不对。",
  },
  help: {
    CF001: "请写含有 pack.yaml 的文件夹。",
    CF002: "把文件复制进来。",
    CF003: "拆成几个文件。",
    CF004: "存成 UTF-8 文本。",
    CF005: "存成 UTF-8。",
    CF006: "改正标出的地方；缩进用空格，不用制表符。",
    CF007: "把值直接写出来。",
    CF008: "换一个键。",
    CF009: "各放一个文件，或写成列表。",
    CF010: "改成平的结构。",
    CF011: "看看文件在不在、是不是普通文件、有没有读取权限。",
    CF012: "留下正确的内容，删掉 <<<<<<<、=======、>>>>>>> 这几行。",
    CF013: "找回原来的内容，或写上该写的内容；不需要这个文件就删掉它。",
    CF020: "按模式的要求写。",
    CF021: "改正或删除。",
    CF022: "补上。",
    CF023: "删掉这个字符，重新输入。",
    CF030: "给其中一个改名，或删掉一个。",
    CF031: "改正编号，或补上缺的内容。",
    CF032: "改正答案，或在问题里加上。",
    CF033: "补上分支，或写 else。",
    CF034: "让其中一个节点通向结论。",
    CF035: "让一个分支通到它，或删除它。",
    CF036: "换一个问题，或移动它。",
    CF037: "加上要求，或写 certainty: likely。",
    CF038: "引用已核实或据报道的条文，或去掉这句话。",
    CF039: "写成 {limit:编号}。",
    CF040: "按顺序排好，最后一档不写上限。",
    CF050: "改正编号；cardfreeze explain 树名 可以看到问了哪些。",
    CF051: "写其中一个答案，或 unknown；cardfreeze explain 问题 会列出它的答案。",
    CF052: "写成 2026-11-24 或 2026-11-24 15:30。",
    CF053: "写成元数，如 32000。",
    CF054: "写成 person: {…} 和 cards: [{label, facts: {…}, restrictions: [{label, facts: {…}}]}]。",
    CF055: "移到那里。",
    CF056: "各起一个名字，例如加上尾号。",
    CF060: "删掉这个节点，或让不同回答走不同分支。",
    CF061: "删掉这个分支，或把问题提前。",
    CF062: "让前面的分支直接通到该去的地方。",
    CF063: "给它一个叶子，或删掉。",
    CF064: "在真实回答的分支上也写上它。",
    CF065: "缩短这棵树，或调高 pack.yaml 的 longest-path。",
    CF066: "用起来，或删掉。",
    CF070: "改分支，或改定义。",
    CF071: "改定义或改树，或去掉 exclusive-with。",
    CF072: "改它的定义，或改提到它的叶子。",
    CF073: "给这种回答加分支，或加合适的结论。",
    CF074: "从这里去掉它，或改它的定义。",
    CF075: "加上能区分它们的问题，或合成一个。",
    CF076: "改成仍然可能的结论，或写成 open。",
    CF077: "在定义里写明区别所在。",
    CF078: "改它的要求或排除条件。",
    CF079: "写成 likely，或者只要求这棵树看得到的事实。",
    CF080: "引用现行有效的规定，用现在的条号。",
    CF081: "审查后更新两个日期。",
    CF082: "写明条文，或写 length: none-found。",
    CF083: "改写成 {limit:ID}。",
    CF084: "依据核对过的条文排除，否则只排序。",
    CF085: "改长度或条文，或把数字写进条文的要点或原文短语。",
    CF086: "写明“据报道”，或引用核实过的条文，或写成 practice。",
    CF090: "按把握程度来说，或去掉。",
    CF091: "只留在一条里。",
    CF092: "少提一些事实，或标明这句话足以决定。",
    CF093: "在 details 里补上；没有查到的就写没有查到。",
    CF100: "改树；研究依据变了才改预期。",
    CF101: "记录一个情形并请人审核。",
    CF102: "记录一个走到那里的情形（`test --generate` 会写），并请人审核。",
    CF110: "简化这棵树，或让各分支按同样的顺序提问。",
    CF111: "删掉这条注释。",
    CF112: "在冒号后写明理由。",
  },
};

// JSON Schemas of the pack's files, for completion and hover in editors.
import { z } from "zod";
import { IDS_FILE } from "./editor-ids.ts";
import { PackHead, SECTIONS } from "./schema.ts";

/** What names something of the pack leads to the ids that there are. */
const leading = ({ jsonSchema }: { readonly jsonSchema: Record<string, unknown> }): void => {
  const { named } = jsonSchema;
  if (named === undefined) return;
  delete jsonSchema["named"];
  jsonSchema["allOf"] = [{ $ref: `${IDS_FILE}#/$defs/${String(named)}` }];
};

/** File name and JSON text of every schema. */
export const editorSchemas = (): { readonly name: string; readonly text: string }[] => {
  const text = (schema: z.ZodType): string =>
    `${JSON.stringify(z.toJSONSchema(schema, { io: "input", reused: "ref", override: leading }), null, 2)}\n`;
  return [
    { name: "pack.schema.json", text: text(PackHead) },
    ...Object.entries(SECTIONS).map(([section, schema]) => {
      // Editors offer a whole entry by its title.
      const entry = (schema as z.ZodType).meta({ title: `an entry of ${section}/` });
      return { name: `${section}.schema.json`, text: text(z.union([entry, z.array(entry)])) };
    }),
  ];
};

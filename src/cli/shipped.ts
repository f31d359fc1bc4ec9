// Where the pack that comes with the program lies.
import { fileURLToPath } from "node:url";

export const shippedPack = (): string => fileURLToPath(new URL("../decision-trees", import.meta.url));

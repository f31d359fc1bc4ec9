// The tests run real processes and thousands of random packs: more time than the usual five seconds.
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["test/**/*.test.ts"], testTimeout: 60_000 } });

// Where things are. suite.spec.mjs runs the suite on other baselines.
import { fileURLToPath } from 'node:url';

const from = path => fileURLToPath(new URL(path, import.meta.url));

export const TOP = from('../../');
export const DIST = `${TOP}dist/`;
export const HERE = from('./');
export const BASELINE = process.env.VISUAL_BASELINE ?? `${HERE}baseline/`;
export const RESULTS = process.env.VISUAL_RESULTS ?? `${TOP}test-results/`;
export const REPORT = `${RESULTS}visual.json`;
export const PORT = Number(process.env.E2E_PORT ?? 4173);

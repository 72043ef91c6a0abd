// What the tests here get beside what Playwright gives (site.mjs, single.spec.mjs), and a short name for what most take.
import 'playwright/test';

declare module 'playwright/test' {
  interface PlaywrightTestArgs {
    /** What the page of a test may report. */
    allowed: RegExp[];
    /** What pages have done against their policies. */
    violations: string[];
    /** The address of the one file. */
    file: string;
  }
}

declare global {
  type Page = import('playwright/test').Page;
}

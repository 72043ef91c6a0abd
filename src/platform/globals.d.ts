// What the scripts of a page share, what the build puts in, and what browsers have beyond TypeScript's own list of it.

/** The page's side of the app. */
interface Wanzhou {
  start(asked?: boolean): Promise<boolean>;
  fail(): void;
  run(): Promise<void>;
  inlined(name: string): string | undefined;
  intact(): boolean;
  untouched(element: Element): boolean;
  onTouched(callback: (node: Node) => void): void;
  hydrated(): void;
  appReady(): void;
  staticChart(name: string, address: string): Promise<string | undefined>;
  loadCharts(): Promise<unknown>;
  /** Says why the app is not there, once the document has been read. */
  explain?(ran: boolean): Promise<void>;
  /** Leads to the site's new version, if there is one. */
  renew?(): Promise<boolean>;
  /** Says how far the site is kept, where it can be. */
  offline?(): Promise<void>;
  /** In a frame: the part of the page that the reader has in sight. */
  inSight?(): Promise<DOMRectReadOnly>;
  /** In the one file: the app, and what draws charts. */
  app?(bytes: Uint8Array | undefined): Promise<void>;
  charts?: unknown;
}
declare var wanzhou: Wanzhou;
/** Looks for figures again (embed.js). */
declare var wanzhouFigure: (() => void) | undefined;

/** An event of an element. What comes from a document or a text has none of an element's methods: `target.closest?.(…)`. */
type From<E, T = HTMLElement> = E & { target: T };

/** Every element here is one of HTML or SVG. */
interface Element extends Pick<HTMLOrSVGElement, 'dataset'> {}

interface Document {
  /** What every document has. */
  getElementById(id: 'app' | 'pack'): HTMLElement;
  getElementById(id: 'boot-cause'): HTMLElement & { firstChild: Text, lastElementChild: Element };
}

interface Navigator {
  connection?: { saveData: boolean, effectiveType: string };
}

interface TrustedTypes {
  createHTML?(text: string): string | null;
  createScript?(text: string): string | null;
  createScriptURL?(text: string): string | null;
}
declare var trustedTypes: { createPolicy(name: string, policy: TrustedTypes): Required<TrustedTypes> } | undefined;

// Of the service worker: what it keeps (src/bin/publish/offline.mjs), and its own globals.
declare const MANIFEST: { url: string, revision: string | null, integrity: string }[];
declare const registration: ServiceWorkerRegistration;
declare const clients: { claim(): Promise<void> };
declare function skipWaiting(): Promise<void>;

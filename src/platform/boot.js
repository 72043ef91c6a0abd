// Before the program: the remembered theme, the way to ECharts, and what happens when the program does not start.
(() => {
  const root = document.documentElement;
  const remembered = key => { try { return localStorage.getItem('wanzhou.' + key); } catch { return null; } };
  const hash = location.hash.split('#')[1] ?? '';
  const parameter = key => new URLSearchParams(hash.split('?')[1] ?? '').get(key);

  // What this document shows by itself, and what is asked for. What a host asks for is not the reader's choice.
  const home = root.dataset.route?.slice(1).split('?')[0] ?? '/';
  const path = hash.startsWith('/') ? hash.split('?')[0] : home;
  const framed = path.startsWith('/embed/');

  const theme = parameter('theme') ?? (framed ? null : remembered('theme'));
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (parameter('transparent') === '1') root.dataset.transparent = '';
  if (parameter('hide')?.includes('title')) root.dataset.untitled = '';
  if (parameter('hide')?.includes('actions')) root.dataset.bare = '';

  // Where the address asks for something other than what the page came with, that is covered until it is there.
  const lang = parameter('lang') ?? (framed || root.dataset.route?.includes('lang=') ? null : remembered('lang'));
  if (path !== home || (lang && lang !== root.lang.slice(0, 2))) root.dataset.pending = '';

  // Until now links between pages led to documents, for readers without this script; the program goes by hashes.
  document.addEventListener('DOMContentLoaded', () => {
    for (const link of document.querySelectorAll('a[data-hash]')) {
      link.setAttribute('href', link.dataset.hash);
      delete link.dataset.hash;
    }
  });

  let charts;
  window.wanzhou = {
    inlined: () => undefined,
    loadCharts: () => charts ??= import(new URL(root.dataset.charts ?? 'echarts.js', document.baseURI).href)
      .catch(error => { charts = undefined; throw error; }),
  };

  // A trap in the program ends it, whenever it comes; whatever else goes wrong matters only before it lives.
  const fail = error => {
    if (root.dataset.appState !== 'loading' && !(window.WebAssembly && error instanceof WebAssembly.RuntimeError)) return;
    root.dataset.appState = 'failed';
    delete root.dataset.pending;
    document.getElementById('boot-failure')?.removeAttribute('hidden');
  };
  addEventListener('error', event => {
    const from = event.target;
    if (from instanceof HTMLScriptElement || (from instanceof HTMLLinkElement && from.rel.includes('preload')) || event.error) fail(event.error);
  }, true);
  addEventListener('unhandledrejection', event => fail(event.reason));
  document.addEventListener('click', event => {
    if (event.target.closest?.('#boot-retry')) location.reload();
  });
})();

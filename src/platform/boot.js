// Before the program: the remembered theme, the way to ECharts, and what happens when the program does not start.
(() => {
  const root = document.documentElement;
  const remembered = key => { try { return localStorage.getItem('wanzhou.' + key); } catch { return null; } };
  const parameter = key => new URLSearchParams(location.hash.split('?')[1] ?? '').get(key);

  const theme = parameter('theme') ?? remembered('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

  // Where the address asks for something other than what the page came with, that is covered until it is there.
  const lang = parameter('lang') ?? remembered('lang');
  const path = location.hash.startsWith('#/') ? location.hash.slice(1).split('?')[0] : '/';
  if (path !== '/' || (lang && lang !== 'zh')) root.dataset.pending = '';

  let charts;
  window.wanzhou = {
    loadCharts: () => charts ??= import(new URL(root.dataset.charts ?? 'echarts.js', document.baseURI).href)
      .catch(error => { charts = undefined; throw error; }),
  };

  const fail = () => {
    if (root.dataset.appState !== 'loading') return;
    root.dataset.appState = 'failed';
    delete root.dataset.pending;
    document.getElementById('boot-failure')?.removeAttribute('hidden');
  };
  addEventListener('error', event => {
    const from = event.target;
    if (from instanceof HTMLScriptElement || (from instanceof HTMLLinkElement && from.rel.includes('preload')) || event.error) fail();
  }, true);
  addEventListener('unhandledrejection', fail);
  document.addEventListener('click', event => {
    if (event.target.closest?.('#boot-retry')) location.reload();
  });
})();

// An object store gives files by their names alone: who came by such a name gets links with such names.
if (/\/index\.html$/.test(location.pathname)) {
  document.addEventListener(
    'click',
    (/** @type {From<MouseEvent>} */ { target }) => {
      const link = /** @type {HTMLAnchorElement | null | undefined} */ (target.closest?.('a[href]'));
      if (link?.origin === location.origin && link.pathname.endsWith('/')) link.pathname += 'index.html';
    },
    true,
  );
}

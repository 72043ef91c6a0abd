// An object store gives files by their names alone: whoever came by such a name is led on by such names.
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

// Tables are closed, and only newer browsers print them all the same (print.css).
/** @type {HTMLDetailsElement[]} */
let opened = [];
if (!CSS.supports('selector(::details-content)')) {
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details')].filter(table => !table.open && table.closest('figure'));
    for (const table of opened) table.open = true;
  });
  addEventListener('afterprint', () => {
    for (const table of opened) table.open = false;
  });
}

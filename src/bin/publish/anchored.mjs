// Texts that end at a point or have their middle there, as resvg must get them.

/**
 * resvg leaves the gaps between stretches of a text out where a text ends at a point: without this it would end beyond it.
 * @param {string} svg
 */
export const anchored = svg =>
  svg.replace(/<text x="([-\d.]+)"([^>]*text-anchor="(end|middle)"[^>]*>)(.*?)<\/text>/g, (whole, x, rest, anchor, inner) => {
    const gaps = [...inner.matchAll(/ dx="([-\d.]+)"/g)].reduce((sum, [, gap]) => sum + Number(gap), 0);
    return gaps === 0 ? whole : `<text x="${Number(x) - gaps / (anchor === 'end' ? 1 : 2)}"${rest}${inner}</text>`;
  });

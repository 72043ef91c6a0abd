// What is drawn, as eyes of all kinds get it: colours as they are computed, and as the screen shows them.

/** Installs `window.senses` in a page: colours, contrasts, and what is behind text and marks. */
export const senses = page =>
  page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    // A canvas knows the system's colours, but not those that are emulated: an element does.
    const probe = document.body.appendChild(Object.assign(document.createElement('i'), { hidden: true }));
    probe.style.setProperty('forced-color-adjust', 'none');
    const known = new Map();
    /** Red, green, blue from 0 to 255 and alpha, of any CSS colour. */
    const rgba = css => {
      if (!known.has(css)) {
        probe.style.color = css;
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = getComputedStyle(probe).color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        known.set(css, [r, g, b, a / 255]);
      }
      return known.get(css);
    };
    const over = ([r, g, b, a], ground) => [r, g, b].map((part, at) => part * a + ground[at] * (1 - a)).concat(1);
    const luminance = colour => {
      const [r, g, b] = colour.map(part => part / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, two) => {
      const [low, high] = [luminance(one), luminance(two)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    /** What an element is on: the grounds of all around it, not of what only owns it. */
    const ground = element => {
      const all = [];
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      for (let at = element; at; at = at.parentElement) {
        const box = at.getBoundingClientRect();
        const holds = box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
        if (holds || at === document.body || at === document.documentElement) all.push(rgba(getComputedStyle(at).backgroundColor));
      }
      return all.reduceRight((below, colour) => over(colour, below), [...rgba('Canvas').slice(0, 3), 1]);
    };
    /** The colours that a paint has: one, or those of a pattern beside its ground. */
    const paints = (paint, alpha, below) => {
      if (!paint || paint === 'none') return [];
      const pattern = /url\("?#([\w-]+)/.exec(paint)?.[1];
      const colours = pattern
        ? [...document.getElementById(pattern).querySelectorAll('*')].map(part => getComputedStyle(part).fill)
        : [paint];
      const painted = colours
        .map(colour => rgba(colour))
        .filter(colour => colour[3] > 0)
        .map(([r, g, b, a]) => over([r, g, b, a * alpha], below));
      return pattern ? [...painted, below] : painted;
    };
    const pictures = () =>
      [...document.querySelectorAll('.picture svg')].filter(svg => svg.checkVisibility() && svg.getBoundingClientRect().width > 0);
    const shapes = root =>
      [...root.querySelectorAll('path, rect, circle, ellipse, line, polyline, polygon')].filter(shape => !shape.closest('defs, clipPath'));
    /** The colours under a point of a picture, by what is painted there before `element`. */
    const under = (svg, element, point, below) => {
      let colours = [below];
      for (const shape of shapes(svg)) {
        if (!(shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
        const style = getComputedStyle(shape);
        if (style.fill === 'none' || style.visibility === 'hidden') continue;
        if (!shape.isPointInFill(point.matrixTransform(shape.getScreenCTM().inverse()))) continue;
        const found = paints(style.fill, Number(style.fillOpacity) * Number(style.opacity), colours[0]);
        if (found.length > 0) colours = found;
      }
      return colours;
    };
    window.senses = { rgba, over, luminance, contrast, ground, paints, pictures, shapes, under };
  });

/** Pixels of the screen as it is shown, with whatever is emulated: for each point its red, green and blue. */
export async function pixels(page, reader, points) {
  const shot = (await page.screenshot({ scale: 'css' })).toString('base64');
  return reader.evaluate(
    async ([data, at]) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return at.map(([x, y]) => [...context.getImageData(Math.round(x), Math.round(y), 1, 1).data.slice(0, 3)]);
    },
    [shot, points],
  );
}

/** Contrast of two colours that pixels have. */
export function contrast(one, two) {
  const luminance = colour => {
    const [r, g, b] = colour.map(part => part / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [luminance(one), luminance(two)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Text with too little contrast to what it is on, in the page and in its pictures. */
export const faintText = (page, least) =>
  page.evaluate(limit => {
    const { rgba, over, contrast, ground, pictures, under } = window.senses;
    const found = [];
    const report = (text, ratio) => {
      if (ratio < limit) found.push(`${ratio.toFixed(2)}: ${text.trim().slice(0, 40)}`);
    };
    let seen = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (
        !node.data.trim() ||
        element.closest('script, style, noscript, svg, .hidden-text, :disabled, option') ||
        !element.checkVisibility()
      )
        continue;
      const below = ground(element);
      seen += 1;
      report(node.data, contrast(over(rgba(getComputedStyle(element).color), below), below));
    }
    for (const svg of pictures()) {
      const paper = ground(svg);
      for (const text of svg.querySelectorAll('text')) {
        const parts = text.querySelector('tspan') ? [...text.querySelectorAll('tspan')] : [text];
        for (const part of parts) {
          const count = part.getNumberOfChars();
          const style = getComputedStyle(part);
          // A rim around the letters keeps what lies behind away from them.
          const halo = getComputedStyle(text);
          if (!part.textContent.trim() || count === 0) continue;
          const size = parseFloat(style.fontSize);
          const points = [0, Math.floor(count / 2), count - 1].map(at => {
            const { x, y } = part.getStartPositionOfChar(at);
            return new DOMPoint(x + 0.2 * size, y - 0.3 * size).matrixTransform(part.getScreenCTM());
          });
          const behind =
            halo.stroke !== 'none' && parseFloat(halo.strokeWidth) > 0 && halo.paintOrder.startsWith('stroke')
              ? [over(rgba(halo.stroke), paper)]
              : points.flatMap(point => under(svg, text, point, paper));
          seen += 1;
          report(part.textContent, Math.min(...behind.map(below => contrast(over(rgba(style.fill), below), below))));
        }
      }
    }
    return { seen, found: [...new Set(found)] };
  }, least);

/**
 * Marks of the pictures, by figure and by what they show: the forms that they are made of, without colour and place, the
 * colours, whether they carry words or are beside some, whether a key gives their colours a meaning, how far their strongest colour stands out from the paper.
 */
export const marks = page =>
  page.evaluate(() => {
    const { contrast, ground, paints, pictures, shapes } = window.senses;
    const all = [];
    for (const svg of pictures()) {
      const paper = ground(svg);
      const figure = svg.closest('figure[data-figure]').dataset.figure;
      const texts = [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect());
      const groups = new Map();
      for (const element of svg.querySelectorAll('[data-observation], [data-system]')) {
        const id = element.dataset.observation ?? element.dataset.system;
        groups.set(id, [...(groups.get(id) ?? []), element]);
      }
      for (const [id, elements] of groups) {
        const drawn = elements.flatMap(element =>
          element.matches('path, rect, circle, ellipse, line, polyline') ? [element] : shapes(element),
        );
        const [forms, colours] = [new Set(), new Set()];
        let strongest = 0;
        let words = elements.some(element => element.matches('text') || element.querySelector('text'));
        let near = words;
        for (const shape of drawn) {
          const style = getComputedStyle(shape);
          const fill = paints(style.fill, Number(style.fillOpacity), paper);
          const stroke = parseFloat(style.strokeWidth) > 0 ? paints(style.stroke, Number(style.strokeOpacity), paper) : [];
          if (fill.length + stroke.length === 0) continue;
          const outline = (shape.getAttribute('d') ?? shape.tagName)
            .replace(/[^A-Za-z]/g, '')
            .toLowerCase()
            .slice(0, 8);
          forms.add([outline, fill.length, stroke.length && `${style.strokeWidth} ${style.strokeDasharray}`].join(' '));
          for (const colour of [...fill, ...stroke]) {
            colours.add(colour.slice(0, 3).map(Math.round).join(','));
            strongest = Math.max(strongest, contrast(colour, paper));
          }
          const box = shape.getBoundingClientRect();
          // A chart draws the words that a mark carries beside it in the document.
          words ||= texts.some(text => {
            const [x, y] = [(text.left + text.right) / 2, (text.top + text.bottom) / 2];
            return x > box.left && x < box.right && y > box.top && y < box.bottom;
          });
          near ||= texts.some(
            text => text.left < box.right + 40 && text.right > box.left - 40 && text.top < box.bottom + 24 && text.bottom > box.top - 24,
          );
        }
        if (forms.size > 0) {
          const area = Boolean(svg.closest('.choropleth'));
          all.push({
            figure,
            id,
            form: [...forms].sort().join(' + '),
            colours: [...colours].sort(),
            strongest,
            words,
            near,
            area,
            keyed: area || Boolean(svg.closest('.player')),
          });
        }
      }
    }
    return all;
  });

/** Marks of one figure and one form that mean different things in colours that are too close; `seen` is a colour as it is seen. */
export function alike(found, seen) {
  const pairs = new Set();
  for (const [at, one] of found.entries()) {
    for (const two of found.slice(at + 1)) {
      if (one.figure !== two.figure || one.form !== two.form || one.colours.join() === two.colours.join()) continue;
      // Where no key gives colours a meaning, words at the marks tell them apart.
      if (!one.keyed && one.near && two.near) continue;
      const own = (mark, other) => mark.colours.filter(colour => !other.colours.includes(colour));
      const [mine, theirs] = [own(one, two), own(two, one)];
      const apart = mine.length === 0 || theirs.length === 0 || mine.some(a => theirs.every(b => contrast(seen(a), seen(b)) > 1.25));
      if (!apart) pairs.add(`${one.figure}: ${one.id} and ${two.id}, ${one.form}`);
    }
  }
  return [...pairs];
}

// What tests of pictures have in common: the site at an address that others can open, and a reader of codes.
import { fileURLToPath } from 'node:url';
import { SITE } from './site.mjs';

export const READER = fileURLToPath(new URL('../../node_modules/jsqr/dist/jsQR.js', import.meta.url));

/** The site at an address that others can open: at that of these tests, a machine's own, pictures have no code. */
export const PUBLIC = 'https://figures.example/';
export const published = context =>
  context.route(`${PUBLIC}**`, async route => {
    const url = route.request().url().replace(PUBLIC, SITE);
    await route.fulfill({ response: await route.fetch({ url }) });
  });

/** What another library reads in a picture: as it is, and at half its size as a JPEG. */
export const read = (reader, png) =>
  reader.evaluate(async letters => {
    const drawn = async (blob, scale) => {
      const whole = await createImageBitmap(blob);
      // A camera is held to the code: at the end of what is long.
      const height = Math.min(whole.height, 1800);
      const image = await createImageBitmap(whole, 0, whole.height - height, whole.width, height);
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return { canvas, pixels: context.getImageData(0, 0, canvas.width, canvas.height) };
    };
    const png = new Blob([Uint8Array.from(atob(letters), letter => letter.charCodeAt(0))], { type: 'image/png' });
    // A camera comes nearer until it reads; the library looks once.
    const code = async blob => {
      for (const scale of [1, 0.8, 0.65, 1.25]) {
        const { data, width, height } = (await drawn(blob, scale)).pixels;
        const found = globalThis.jsQR(data, width, height)?.data;
        if (found) return found;
      }
      return undefined;
    };
    const half = (await drawn(png, 0.5)).canvas;
    const jpeg = await new Promise(resolve => {
      half.toBlob(resolve, 'image/jpeg', 0.7);
    });
    return { ground: (await drawn(png, 1)).pixels.data[0], codes: [await code(png), await code(jpeg)] };
  }, png.toString('base64'));

/** The red of a picture's left upper corner, from 0 to 255: all that is asked of a picture without a code, in which a reader searches long. */
export const groundOf = (page, png) =>
  page.evaluate(async letters => {
    const picture = new Blob([Uint8Array.from(atob(letters), letter => letter.charCodeAt(0))], { type: 'image/png' });
    const context = document.createElement('canvas').getContext('2d');
    context.drawImage(await createImageBitmap(picture, 0, 0, 1, 1), 0, 0);
    return context.getImageData(0, 0, 1, 1).data[0];
  }, png.toString('base64'));

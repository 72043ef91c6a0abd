// In the one file: unpacks what is in it and starts the app. Nothing is asked of any network.
import { Decoder } from 'lzma1/decoder';
import { InputBuffer, OutputBuffer } from 'lzma1/streams';
import { decode } from './base85.js';
import { checksum } from './checksum.js';

(async () => {
  const pack = document.getElementById('pack');
  const index = JSON.parse(/** @type {string} */ (pack.dataset.index));
  let bytes;
  try {
    // What is in the file is painted before it is unpacked.
    await new Promise(resolve => {
      requestAnimationFrame(() => setTimeout(resolve));
      // No frame is drawn where nobody looks.
      setTimeout(resolve, 500);
    });
    const packed = decode(pack.textContent, Number(pack.dataset.length));
    const unpacked = new OutputBuffer(Number(pack.dataset.size));
    new Decoder().decompress(new InputBuffer(packed), unpacked);
    bytes = unpacked.toArray();
    if (checksum(bytes) !== Number(pack.dataset.sum)) throw new Error('the file has come to harm');
    pack.remove();
  } catch {
    return wanzhou.fail();
  }
  const part = name => {
    const range = Object.getOwnPropertyDescriptor(index, name)?.value;
    return range && bytes.subarray(...range);
  };
  const text = name => {
    const found = part(name);
    return found && new TextDecoder().decode(found);
  };

  const trusted = window.trustedTypes?.createPolicy('charts', { createScript: code => code });
  // A script element is allowed by the hash of what is in it; import() of made-up addresses is not.
  const run = name => {
    const script = document.createElement('script');
    const code = text(name);
    script.textContent = trusted?.createScript(code) ?? code;
    document.head.append(script);
  };
  wanzhou.inlined = text;
  wanzhou.run = async () => {
    if (!wanzhou.app) run('app');
    return /** @type {Required<Wanzhou>} */ (wanzhou).app(part('wasm'));
  };
  wanzhou.loadCharts = async () => {
    if (!wanzhou.charts) run('charts');
    return wanzhou.charts;
  };
  document.addEventListener(
    'click',
    /** @param {From<MouseEvent>} event */ event => {
      const link = event.target.closest?.('a[href]');
      const href = link?.getAttribute('href');
      // In a frame's srcdoc the base of links is the host's page, not this one.
      if (href?.startsWith('#') && location.protocol === 'about:') {
        event.preventDefault();
        location.hash = href;
      }
    },
  );
  return wanzhou.start();
})();

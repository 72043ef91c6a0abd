// Other engines than Chromium, driven through WebDriver: Firefox by geckodriver, WebKitGTK by its own driver.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, Capabilities } from 'selenium-webdriver';
import { listen } from '../listen.mjs';

async function free() {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise(resolve => probe.close(resolve));
  return port;
}

/** How each engine's driver is started, and what it is asked for. */
export const ENGINES = {
  firefox: {
    command: port => ['geckodriver', ['--host', '127.0.0.1', '--port', String(port), '--log', 'fatal']],
    capabilities: {
      browserName: 'firefox',
      'moz:firefoxOptions': {
        binary: process.env.FIREFOX,
        args: ['-headless'],
        // As every reader has it; automation turns it off.
        prefs: { 'security.fileuri.strict_origin_policy': true },
      },
    },
  },
  webkit: {
    command: port => ['xvfb-run', ['-a', '-s', '-screen 0 1280x1024x24', 'WebKitWebDriver', `--port=${port}`]],
    capabilities: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: process.env.MINIBROWSER, args: ['--automation'] },
    },
  },
};

/** Starts an engine, in an environment and, if it is Firefox, with preferences. `close` ends the browser and its driver. */
export async function launch(name, { env = process.env, prefs = {} } = {}) {
  const { command } = ENGINES[name];
  const capabilities = structuredClone(ENGINES[name].capabilities);
  Object.assign(capabilities['moz:firefoxOptions']?.prefs ?? {}, prefs);
  const port = await free();
  const [program, args] = command(port);
  // A group of its own, so that what it has started ends with it.
  const driver = spawn(program, args, { stdio: 'ignore', detached: true, env });
  const failed = new Promise((_, reject) =>
    driver.on('error', () => reject(new Error(`${program} cannot be started: run .ci/setup browser`))),
  );
  const up = async () => {
    for (let tries = 0; tries < 300; tries++) {
      const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`${program} does not answer`);
  };
  await Promise.race([up(), failed]);
  const browser = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(new Capabilities(capabilities)).build();
  const close = async () => {
    await browser.quit().catch(() => {});
    try {
      process.kill(-driver.pid);
    } catch {
      /* It has ended by itself. */
    }
  };
  return { browser, close };
}

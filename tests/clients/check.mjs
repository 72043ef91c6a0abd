// Checks that others' programs answer: each is a line, the last line counts them.
const results = [];

/** Runs a check; what it throws is its failure. */
export async function check(name, run) {
  try {
    await run();
    results.push(true);
    console.log(`ok      ${name}`);
  } catch (error) {
    results.push(false);
    console.log(
      `FAILED  ${name}\n        ${String(error.message ?? error)
        .split('\n')
        .slice(0, 12)
        .join('\n        ')}`,
    );
  }
}

/** Throws unless it holds. */
export function holds(condition, message) {
  if (!condition) throw new Error(message);
}

/** Throws unless both are the same as JSON. */
export function same(given, wanted, message) {
  const [a, b] = [given, wanted].map(value => JSON.stringify(value));
  if (a !== b) throw new Error(`${message}: ${a} instead of ${b}`);
}

/** The last line, and the exit status that says the same. */
export function finish() {
  const failed = results.filter(passed => !passed).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed || !results.length ? 1 : 0;
}

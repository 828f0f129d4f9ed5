/**
 * What fixtures do after a test or a file. A hook that a fixture's module registers itself runs for the first
 * test file of a worker only, because the files of one worker share their modules (vitest.config.ts);
 * setup.ts registers these for every file. In a test file, `afterEach` and `afterAll` are as good as ever.
 */
type Step = () => unknown;

const ofTest: Step[] = [];
const ofFile: Step[] = [];

/** Runs after the test that is running, also where it fails; the last one added runs first. */
export function afterTest(step: Step): void {
  ofTest.push(step);
}

/** Runs after the last test of the file that is running; the last one added runs first. */
export function afterFile(step: Step): void {
  ofFile.push(step);
}

/** Runs all steps even if one fails, then fails as the first did. */
async function run(steps: Step[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join('\n'));
  if (failures.length === 1) throw failures[0];
}

export const finishTest = (): Promise<void> => run(ofTest);
export const finishFile = (): Promise<void> => run(ofFile);

import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Folders whose files take longest, the longest first. */
const SLOW = [
  '/test/survival/',
  '/every-',
  '/test/cli/',
  '/test/browser/',
  '/test/engine/',
  '/test/demo/',
  '/test/',
]

/** Begins with the files that take longest, so that at the end nobody waits for one of them. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = SLOW.findIndex((folder) => moduleId.includes(folder))
      return at < 0 ? SLOW.length : at
    }
    return files.toSorted((a, b) => place(a) - place(b))
  }
}

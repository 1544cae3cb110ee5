import { basename } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The stories that take longest, the longest first: begun last, they would be told alone while a processor idles. */
const long = ['reminder', 'pages', 'people', 'view', 'kinds', 'pools', 'ledger', 'update', 'offline', 'roles', 'sheet']

/** The order of a run: on a clean clone nobody remembers how long a file took. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = long.indexOf(basename(moduleId).split('.')[0] ?? '')
      return place === -1 ? long.length : place
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

import { createRandom } from '../../estate/random'
import { recordWire } from '../record'
import { resource } from '../resource'
import { issueWords } from './issue-query'

const path = '/data-services/v1beta1/issues-metadata'
const since = Date.UTC(2024, 1, 5, 16, 2, 31)
const id = createRandom(0, 'issues-metadata').uuid()

const title = (word: string) =>
  word
    .split(/[-_]/)
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1).toLowerCase()}`)
    .join(' ')

const pairs = (keys: readonly string[]) => keys.map((key) => ({ key, value: title(key) }))

/** GET v1beta1/issues-metadata: one record with the words of issues; nothing but paging is looked at. */
export const issuesMetadata = resource<typeof issueWords>({
  service: 'data-services',
  path,
  limit: { fallback: 10, min: 1, max: 100 },
  filter: null,
  sort: false,
  select: null,
  empty: null,
  list: () => [issueWords],
  find: null,
  toWire: ({ category, services, severity }, scope) => ({
    ...recordWire(scope, 'data-services/issues-metadata', path, {
      id,
      name: 'issues-metadata',
      createdAt: since,
    }),
    categories: pairs(category),
    services: pairs(services),
    severities: pairs(severity),
  }),
})

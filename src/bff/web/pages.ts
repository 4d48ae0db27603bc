import { apiPaths } from '../../contract/paths'
import type { ListDefinition } from '../mirror/lists'
import { lists } from '../mirror/lists'

/**
 * A page of the application: the module that shows it, and what it opens with: the list at an API path,
 * or one entity of it.
 */
export type Page = {
  module: string
  path: string
  list: ListDefinition
  entity: { sourceId: string; id: string } | null
}

const views: [folder: string, list: ListDefinition, path: string, detail: string][] = [
  ['servers', lists.servers, apiPaths.servers, 'server'],
  ['activities', lists.activities, apiPaths.activities, 'activity'],
  ['backups', lists.vms, apiPaths.vms, 'vm'],
  ['tasks', lists.tasks, apiPaths.tasks, 'task'],
]

/** The list that a page opens with: tasks as what they are parts of, but with `flat=1` each by itself. */
export const pictureOf = (
  { path, list }: Page,
  search: URLSearchParams,
): Pick<Page, 'path' | 'list'> =>
  path === apiPaths.tasks && search.get('flat') !== '1'
    ? { path: apiPaths.operations, list: lists.operations }
    : { path, list }

const decode = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

/** The page at a URL path; `/` is the servers list. Null: the application says what is not there. */
export const pageAt = (pathname: string): Page | null => {
  const [folder = 'servers', ...ids] = pathname.split('/').filter(Boolean)
  const view = views.find(([name]) => name === folder)
  if (!view) return null
  const [name, list, path, detail] = view
  if (ids.length === 0) return { module: `src/${name}/${name}.route.tsx`, path, list, entity: null }
  const [sourceId, id, ...more] = ids.map(decode)
  if (!sourceId || !id || more.length > 0) return null
  return { module: `src/${name}/${detail}.route.tsx`, path, list, entity: { sourceId, id } }
}

/** Pages that open with no list. */
const others: Readonly<Record<string, string>> = {
  '/wall': 'src/wall/wall.route.tsx',
  '/displays': 'src/displays/displays.route.tsx',
  '/sources': 'src/sources/sources.route.tsx',
  '/audit': 'src/audit/audit.route.tsx',
  '/sessions': 'src/session/sessions.route.tsx',
}

/** The module of a page that opens with no list; null: none that is known. */
export const moduleAt = (pathname: string): string | null => {
  if (/^\/acts\/[^/]+$/.test(pathname)) return 'src/acts/act.route.tsx'
  if (/^\/sources\/[^/]+$/.test(pathname)) return 'src/sources/source.route.tsx'
  return Object.hasOwn(others, pathname) ? (others[pathname] ?? null) : null
}

import { apiPaths } from '../../contract/paths'
import type { ListDefinition } from '../mirror/lists'
import { lists } from '../mirror/lists'

/** A page of the application: the module that shows it, and the list that it opens with. */
export type Page = { module: string; list: { definition: ListDefinition; path: string } | null }

const views: [folder: string, list: Page['list'], detail: string][] = [
  ['servers', { definition: lists.servers, path: apiPaths.servers }, 'server'],
  ['activities', { definition: lists.activities, path: apiPaths.activities }, 'activity'],
  ['backups', { definition: lists.vms, path: apiPaths.vms }, 'vm'],
  ['tasks', { definition: lists.tasks, path: apiPaths.tasks }, 'task'],
]

/** The page at a URL path; `/` is the servers list. Null: the application says what is not there. */
export const pageAt = (pathname: string): Page | null => {
  const [folder = '', ...ids] = pathname.split('/').filter(Boolean)
  const [name, list, detail] = views.find((view) => view[0] === (folder || 'servers')) ?? []
  if (!name || !list) return null
  if (ids.length === 0) return { module: `src/${name}/${name}.route.tsx`, list }
  return ids.length === 2 ? { module: `src/${name}/${detail}.route.tsx`, list: null } : null
}

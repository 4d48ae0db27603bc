import type { Role } from '../contract/session'
import { hasRole } from '../contract/session'
import { paths } from '../paths'
import type { IconName } from './icons'

/** `role`: whom it is of use to, and those above; everybody where none is said. */
type Place = { name: string; path: string; icon: IconName; key: string; role?: Role }

/** Where one can go from anywhere: on the rail, in the palette, and with `g` and a letter. */
export const places: readonly Place[] = [
  { name: 'Servers', path: paths.servers, icon: 'servers', key: 's' },
  { name: 'Activities', path: paths.activities, icon: 'activities', key: 'a' },
  { name: 'Backups', path: paths.backups, icon: 'backups', key: 'b' },
  { name: 'Tasks', path: paths.tasks, icon: 'tasks', key: 't' },
  { name: 'Sources', path: paths.sources, icon: 'sources', key: 'o' },
  { name: 'Displays', path: paths.displays, icon: 'displays', key: 'd', role: 'operator' },
  { name: 'Audit log', path: paths.audit, icon: 'audit', key: 'l', role: 'admin' },
]

/** The places for somebody of this role. */
export const placesFor = (role: Role): Place[] =>
  places.filter((place) => hasRole(role, place.role ?? 'viewer'))

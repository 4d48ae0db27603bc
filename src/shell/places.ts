import { paths } from '../paths'
import type { IconName } from './icons'

/** Where one can go from anywhere: on the rail, in the palette, and with `g` and a letter. */
export const places: readonly { name: string; path: string; icon: IconName; key: string }[] = [
  { name: 'Servers', path: paths.servers, icon: 'servers', key: 's' },
  { name: 'Activities', path: paths.activities, icon: 'activities', key: 'a' },
  { name: 'Backups', path: paths.backups, icon: 'backups', key: 'b' },
  { name: 'Tasks', path: paths.tasks, icon: 'tasks', key: 't' },
]

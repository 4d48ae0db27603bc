/** Links within the product. Ids are opaque: each is one encoded segment (COM ids hold `+`). */
type Entity = { sourceId: string; id: string }

const page = (list: string) => (entity: Entity) =>
  `${list}/${encodeURIComponent(entity.sourceId)}/${encodeURIComponent(entity.id)}`

export const paths = {
  servers: '/servers',
  server: page('/servers'),
  /** A server with what its own BMC shows now. */
  live: (server: Entity) => `${page('/servers')(server)}?live=1`,
  /** The tree of its BMC; `at`: one resource of it. */
  redfish: (server: Entity, at?: string) =>
    `${page('/servers')(server)}/redfish${at === undefined ? '' : `?${new URLSearchParams({ at }).toString()}`}`,
  activities: '/activities',
  activity: page('/activities'),
  backups: '/backups',
  /** A VM and its backups. */
  vm: page('/backups'),
  tasks: '/tasks',
  task: page('/tasks'),
  /** What was started from here on one server or several. */
  act: (id: string) => `/acts/${encodeURIComponent(id)}`,
  sources: '/sources',
  source: (id: string) => `/sources/${encodeURIComponent(id)}`,
  displays: '/displays',
  audit: '/audit',
  /** Where one is signed in; for admins, where everybody is. */
  sessions: '/sessions',
  /** What a screen opens. */
  wall: '/wall',
}

/** A list with filters set: `within(paths.tasks, { state: 'running' })`. */
export const within = (list: string, params: Readonly<Record<string, string>>) =>
  `${list}?${new URLSearchParams(params).toString()}`

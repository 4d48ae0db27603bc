/** The path of one entity under its list's path. Ids are opaque: each is one encoded segment. */
export const itemPath = (list: string) => (sourceId: string, id: string) =>
  `${list}/${encodeURIComponent(sourceId)}/${encodeURIComponent(id)}`

/** Every BFF path, as the browser calls it and the BFF serves it. */
export const apiPaths = {
  session: '/api/session',
  demoSession: '/api/session/demo',
  providerSession: '/api/session/provider',
  /** One's own sessions, and all but this one of them. */
  ownSessions: '/api/sessions/own',
  otherSessions: '/api/sessions/own/others',
  /** Everybody's. */
  sessions: '/api/sessions',
  signedIn: (id: string) => `/api/sessions/${encodeURIComponent(id)}`,
  audit: '/api/audit',
  auditExport: '/api/audit/export',
  auditLine: (id: string) => `/api/audit/lines/${encodeURIComponent(id)}`,
  sources: '/api/sources',
  source: (id: string) => `/api/sources/${encodeURIComponent(id)}`,
  sourceTest: (id: string) => `/api/sources/${encodeURIComponent(id)}/test`,
  find: '/api/find',
  servers: '/api/servers',
  server: itemPath('/api/servers'),
  /** How many servers carry each tag, under a list's filters. */
  serverTags: '/api/servers/tags',
  serverExport: '/api/servers/export',
  /** Every matching server as a tile. */
  serverMosaic: '/api/servers/mosaic',
  /** Named searches of a list, one's own and everybody's. */
  views: '/api/views',
  view: (id: string) => `/api/views/${encodeURIComponent(id)}`,
  /** One part of what its source tells of a server while somebody looks. */
  serverLook: (sourceId: string, id: string, part: string) =>
    `${itemPath('/api/servers')(sourceId, id)}/${part}`,
  /** All that the mirror holds of it. */
  serverPage: (sourceId: string, id: string) => `${itemPath('/api/servers')(sourceId, id)}/page`,
  /** What the server's own BMC shows now. */
  live: (sourceId: string, id: string) => `${itemPath('/api/servers')(sourceId, id)}/live`,
  /** One resource of a BMC as it is; `path` is one that the BMC itself named. */
  rawOfBmc: (sourceId: string, bmc: string, path: string) =>
    `/api/raw/${encodeURIComponent(sourceId)}/${encodeURIComponent(bmc)}${path}`,
  activities: '/api/activities',
  activity: itemPath('/api/activities'),
  activityHistogram: '/api/histograms/activities',
  vms: '/api/vms',
  vm: itemPath('/api/vms'),
  vmBackups: (sourceId: string, id: string) => `${itemPath('/api/vms')(sourceId, id)}/backups`,
  tasks: '/api/tasks',
  task: itemPath('/api/tasks'),
  /** What can be done to it as it stands. */
  taskActs: (sourceId: string, id: string) => `${itemPath('/api/tasks')(sourceId, id)}/acts`,
  /** Tasks by what they are a part of: a rollout over forty servers is one row. */
  operations: '/api/operations',
  /** What somebody has seen of the failures: one task, or all until now. */
  seen: '/api/seen',
  operationExport: '/api/operations/export',
  taskExport: '/api/tasks/export',
  taskHistogram: '/api/histograms/tasks',
  /** What runs on which server or VM now. */
  underWay: '/api/tasks/under-way',
  /** Other failures of its kind, and what ended well after them. */
  alike: (sourceId: string, id: string) => `${itemPath('/api/tasks')(sourceId, id)}/alike`,
  /** What was done from here. */
  acts: '/api/acts',
  act: (id: string) => `/api/acts/${encodeURIComponent(id)}`,
  /** Who started it has seen how it ended. */
  actSeen: (id: string) => `/api/acts/${encodeURIComponent(id)}/seen`,
  actPreview: '/api/acts/preview',
  actBundles: '/api/acts/bundles',
  /** A screen says that it is there, and learns what to show. */
  wall: '/api/wall',
  displays: '/api/displays',
  display: (id: string) => `/api/displays/${encodeURIComponent(id)}`,
}

/** Every BFF path, as the browser calls it and the BFF serves it. Ids are opaque: one encoded segment. */
const item = (list: string) => (sourceId: string, id: string) =>
  `${list}/${encodeURIComponent(sourceId)}/${encodeURIComponent(id)}`

export const apiPaths = {
  session: '/api/session',
  demoSession: '/api/session/demo',
  sources: '/api/sources',
  find: '/api/find',
  servers: '/api/servers',
  server: item('/api/servers'),
  activities: '/api/activities',
  activity: item('/api/activities'),
  activityHistogram: '/api/histograms/activities',
  vms: '/api/vms',
  vm: item('/api/vms'),
  vmBackups: (sourceId: string, id: string) => `${item('/api/vms')(sourceId, id)}/backups`,
  tasks: '/api/tasks',
  task: item('/api/tasks'),
  taskHistogram: '/api/histograms/tasks',
}

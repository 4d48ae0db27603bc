import type { Entry } from '../entry'
import { methodsOf } from '../methods'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { single } from './kit'

/** Every resource with its type and methods, by which HPE's own clients find what they look for. */
export const directoryEntry = (view: View, entries: readonly Entry[]): Entry => {
  const instanceOf = (entry: Entry, resource: Resource) => ({
    ...ref(entry.path),
    '@odata.type': resource['@odata.type'],
    HttpMethods: methodsOf(entry),
  })
  return single(view, 'ResourceDirectory', 'HpeiLOResourceDirectory', () => ({
    Name: 'Resource Directory',
    Instances: entries
      .map((entry) => ({ entry, resource: entry.read() }))
      .filter(({ resource }) => '@odata.id' in resource && !isLogEntry(resource))
      .map(({ entry, resource }) => instanceOf(entry, resource)),
  }))
}

/** Log entries stand in their collection and nowhere else. */
const isLogEntry = (resource: Resource) => String(resource['@odata.type']).includes('LogEntry.')

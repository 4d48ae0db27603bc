import type { Entry } from '../entry'
import { methodsOf } from '../methods'
import { etagOf, numericEtagOf, ref, type Resource, strongEtagOf } from '../redfish'
import type { View } from '../view'
import { single } from './kit'

/** What the directory leaves out: what there is much of, and what describes other things. */
const isListed = ({ path }: Entry) => !/^(?:Registries|RegistryStore)\b|\/Entries\b/.test(path)

/** Every resource with its type, ETag and methods, by which HPE's own clients find what they look for. */
export const directoryEntry = (view: View, entries: readonly Entry[]): Entry => {
  const weakEtagOf = view.generation === 7 ? numericEtagOf : etagOf
  const instanceOf = (entry: Entry, resource: Resource) => ({
    ...ref(entry.path),
    '@odata.type': resource['@odata.type'],
    ETag: entry.etag === 'strong' ? strongEtagOf(resource) : weakEtagOf(resource),
    HttpMethods: methodsOf(entry),
  })
  return single(view, 'ResourceDirectory', 'HpeiLOResourceDirectory', () => ({
    Name: 'Resource Directory',
    Instances: entries.filter(isListed).map((entry) => instanceOf(entry, entry.read())),
  }))
}

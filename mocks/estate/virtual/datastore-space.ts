import type { Course } from '../course'
import { usedByDatastore, writtenOf } from '../hypervisors'
import { noteSpace } from '../issue-kinds'
import type { Datastore } from './types'

/** Why further disks do not fit onto a datastore; null where they do. */
export const shortage = (
  { world }: Course,
  { id, name, capacityBytes }: Datastore,
  provisionedBytes: number,
): string | null =>
  (usedByDatastore(world).get(id) ?? 0) + writtenOf(provisionedBytes) > capacityBytes
    ? `Datastore ${name} does not have enough free space.`
    : null

/** A datastore is fuller or emptier than before: an issue begins or ends with it. */
export const noteDatastore = (course: Course, at: number, datastoreId: string) => {
  const datastore = course.world.datastores.get(datastoreId)
  if (datastore)
    noteSpace(course, at, datastore, usedByDatastore(course.world).get(datastoreId) ?? 0)
}

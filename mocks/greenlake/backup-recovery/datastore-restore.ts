import * as v from 'valibot'
import type { Backup } from '../../estate/backup-types'
import { minute } from '../../estate/course'
import { aboutAsset } from '../../estate/protection/assets'
import { readingCopy } from '../../estate/protection/restore'
import type { TaskOrder } from '../../estate/protection/tasks'
import { runTask } from '../../estate/protection/tasks'
import type { World } from '../../estate/types'
import type { Datastore } from '../../estate/virtual/types'
import { touchVm } from '../../estate/vms'
import { badField, notFound } from '../refusal'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { startTask } from '../tasks'
import { datastoreAt } from '../virtualization/datastores'
import { copyNames, namedCopy } from './named-copy'
import { root } from './references'

const service = 'backup-recovery'

const schema = v.object({
  ...copyNames,
  restoreType: v.picklist(['PARENT', 'ALTERNATE']),
  targetDatastoreInfo: v.optional(
    v.object({ name: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(255))) }),
  ),
})

const vmsOn = ({ vms }: World, { id }: Datastore) =>
  [...vms.values()].filter((vm) => vm.datastoreId === id && vm.state !== 'DELETED')

type Outcome = Pick<TaskOrder, 'begin' | 'done' | 'undone'>

/** Overwrites a datastore: everything on it is off meanwhile. */
const overwrite = (datastore: Datastore): Outcome => ({
  begin: ({ world }, at) => {
    for (const vm of vmsOn(world, datastore)) touchVm(vm, at, { state: 'RESTORING', power: 'OFF' })
  },
  done: ({ world }, at) => {
    for (const vm of vmsOn(world, datastore)) touchVm(vm, at, { state: 'OK', power: 'ON' })
  },
  undone: ({ world }, at) => {
    for (const vm of vmsOn(world, datastore)) touchVm(vm, at, { state: 'OK' })
  },
})

/** Makes a new datastore beside the one that the copy is of. */
const createBeside = (datastore: Datastore, name: string): Outcome => ({
  done: ({ world, random }, at) => {
    const id = random.uuid()
    world.datastores.set(id, { ...datastore, id, name, createdAt: at })
  },
})

const outcomeOf = (datastore: Datastore, body: v.InferOutput<typeof schema>): Outcome => {
  if (body.restoreType === 'PARENT') return overwrite(datastore)
  const name = body.targetDatastoreInfo?.name
  if (name !== undefined) return createBeside(datastore, name)
  const description = 'A new datastore needs it.'
  throw badField(service, 'targetDatastoreInfo.name', description)
}

const restore = (call: Call): Response => {
  const { scope } = call
  const datastore = datastoreAt(scope, call.params['id'] ?? '')
  if (!datastore) return notFound()
  const body = readBody(call, service, schema)
  const copy: Backup = namedCopy(scope, datastore.id, body)
  const outcome = outcomeOf(datastore, body)
  return startTask(call, (course, at, user) =>
    runTask(
      course,
      at,
      readingCopy(copy, {
        region: scope.region,
        user,
        name: `Restore datastore ${datastore.name}`,
        about: aboutAsset('DATASTORE', datastore),
        durationMs: 10 * minute,
        steps: ['Preparing parameters', 'Restoring volumes', 'Registering virtual machines'],
        ...outcome,
      }),
    ),
  )
}

/** A datastore is restored from a copy of the whole (facts.md 10). */
export const datastoreRestoreRoutes: Route[] = [
  { method: 'POST', service, path: `${root}/datastores/:id/restore`, answer: restore },
]

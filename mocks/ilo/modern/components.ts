import * as v from 'valibot'
import { componentIn } from '../../estate/firmware-baseline'
import { type Entry, writing } from '../entry'
import type { Resource } from '../redfish'
import { Refused, say } from '../saying'
import type { QueuedUpdate, View } from '../view'
import { stamp } from '../words'
import { list, oem, single } from './kit'
import { flashComponent } from './update-acts'

const path = 'UpdateService'
const repository = `${path}/ComponentRepository`
const queue = `${path}/UpdateTaskQueue`

const task = v.strictObject({
  Name: v.string(),
  Command: v.picklist(['ApplyUpdate']),
  Filename: v.string(),
  UpdatableBy: v.optional(v.array(v.picklist(['Bmc', 'Uefi', 'RuntimeAgent']))),
})

/** Puts a component of the repository into the queue, which begins with it at once. */
const enqueue = (view: View) =>
  writing('iLOConfigPriv', task, ({ Name: name, Filename: file }) => {
    if (![...view.kept.components.values()].some((known) => known.file === file))
      throw new Refused(say(400, 'Base.PropertyValueNotInList', JSON.stringify(file), 'Filename'))
    flashComponent(view, file, name)
    return say(201, 'Base.Created')
  })

const stateOf = ({ now }: View, { flash }: QueuedUpdate) => {
  if (now < flash.endsAt) return 'InProgress'
  return flash.component ? 'Complete' : 'Exception'
}

const queued = (view: View, one: QueuedUpdate): Resource => ({
  Command: 'ApplyUpdate',
  Created: stamp(one.createdAt),
  Filename: one.file,
  Modified: stamp(Math.min(view.now, one.flash.endsAt)),
  Name: one.name,
  State: stateOf(view, one),
  UpdatableBy: ['Bmc'],
})

const stored = ({ machine }: View, id: string, file: string, createdAt: number): Resource => {
  const component = componentIn(file, machine)
  return {
    Activates: 'AfterDeviceReset',
    ComponentUri: `/fwrepo/${file}`,
    Configuration: '',
    Created: stamp(createdAt),
    Criticality: 'Optional',
    Filename: file,
    Filepath: file,
    Id: id,
    Locked: false,
    Name: component?.name ?? file,
    SizeBytes: 33_557_118,
    UpdatableBy: ['Bmc'],
    Version: component?.version ?? '',
  }
}

const total = 1_073_168_384

/** The iLO's repository of components, and the queue in which it installs them (facts.md 10). */
export const componentEntries = (view: View): Entry[] => {
  const { components, queue: tasks } = view.kept
  return [
    ...list(
      repository,
      'HpeComponent',
      { name: 'Component Collection' },
      [...components].map(([id, { file, createdAt }]) =>
        single(
          view,
          `${repository}/${id}`,
          'HpeComponent',
          () => stored(view, id, file, createdAt),
          {
            remove: writing('iLOConfigPriv', v.unknown(), () => {
              components.delete(id)
            }),
          },
        ),
      ),
      {
        own: () => ({
          Oem: oem(view, 'HpeComponentRepositoryInformation', {
            ComponentCount: components.size,
            FreeSizeBytes: total - components.size * 33_557_118,
            TotalSizeBytes: total,
          }),
        }),
      },
    ),
    ...list(
      queue,
      'HpeComponentUpdateTaskQueue',
      { name: 'Component Update Task Queue' },
      tasks.map((one, index) =>
        single(view, `${queue}/${one.id}`, 'HpeComponentUpdateTask', () => queued(view, one), {
          remove: writing('iLOConfigPriv', v.unknown(), () => {
            tasks.splice(index, 1)
          }),
        }),
      ),
      { post: enqueue(view) },
    ),
    ...list(
      `${path}/InvalidImageRepository`,
      'HpeInvalidImage',
      { name: 'Invalid Image Collection' },
      [],
    ),
    ...list(
      `${path}/InstallSets`,
      'HpeComponentInstallSet',
      { name: 'Component Install Set Collection' },
      [],
    ),
    ...list(
      `${path}/MaintenanceWindows`,
      'HpeMaintenanceWindow',
      { name: 'Maintenance Window Collection' },
      [],
    ),
  ]
}

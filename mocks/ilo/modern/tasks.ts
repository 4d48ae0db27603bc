import type { Flash } from '../../estate/flash'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import { messageId } from '../saying'
import type { View } from '../view'
import { stamp } from '../words'
import { enabled, list, single } from './kit'

const service = 'TaskService'

/** No percents: HPE's tasks tell none (facts.md 10). */
const taskOf = ({ machine, now }: View, flash: Flash & { uri: string }): Resource => {
  const isOver = now >= flash.endsAt
  const isWell = flash.component !== null
  const ended = isWell ? 'Completed' : 'Exception'
  return {
    ...(isOver ? { EndTime: stamp(flash.endsAt) } : {}),
    Messages: isOver
      ? [{ MessageId: messageId(machine, isWell ? 'Base.Success' : 'iLO.UpdateInvalidFile') }]
      : [],
    Name: 'Firmware update',
    Payload: {
      HttpOperation: 'POST',
      JsonBody: JSON.stringify({ ImageURI: flash.uri }),
      TargetUri: '/redfish/v1/UpdateService/Actions/UpdateService.SimpleUpdate',
    },
    StartTime: stamp(flash.startedAt),
    TaskState: isOver ? ended : 'Running',
    TaskStatus: isOver && !isWell ? 'Critical' : 'OK',
  }
}

/** What takes its time: firmware from an address. Ended tasks stay until the iLO forgets them. */
export const taskEntries = (view: View): Entry[] => [
  single(view, service, 'TaskService', () => ({
    CompletedTaskOverWritePolicy: 'Manual',
    DateTime: stamp(view.now),
    Description: 'iLO Task Service',
    LifeCycleEventOnTaskStateChange: true,
    Name: 'Task Service',
    ServiceEnabled: true,
    Status: { ...enabled, HealthRollup: 'OK' },
    Tasks: ref(`${service}/Tasks`),
  })),
  ...list(
    `${service}/Tasks`,
    'Task',
    { name: 'Tasks', description: 'iLO Tasks' },
    view.kept.flashes.map((flash) =>
      single(view, `${service}/Tasks/${flash.id}`, 'Task', () => taskOf(view, flash)),
    ),
  ),
]

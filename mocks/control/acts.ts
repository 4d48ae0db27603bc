import * as v from 'valibot'
import type { Estate } from '../estate/estate'
import { faultKinds } from '../estate/faults'
import type { Machine } from '../estate/types'

const name = v.pipe(v.string(), v.nonEmpty())
const keys = faultKinds.map(({ messageKey }) => messageKey)

/** What can be done to the estate from outside; a machine goes by id, serial number or host name. */
export const actSchema = v.variant('act', [
  v.object({ act: v.literal('raise'), machine: name, fault: v.picklist(keys) }),
  v.object({ act: v.literal('heal'), machine: name }),
  v.object({ act: v.literal('disconnect'), machine: name }),
  v.object({ act: v.literal('reconnect'), machine: name }),
  v.object({ act: v.literal('power'), machine: name, state: v.picklist(['ON', 'OFF']) }),
  v.object({ act: v.literal('stick'), task: name }),
  v.object({ act: v.literal('unstick'), task: name }),
  v.object({ act: v.literal('vanish'), id: name }),
])
export type Act = v.InferOutput<typeof actSchema>

/** Thrown for a machine that the estate does not have. */
export class UnknownMachine extends Error {}

const machineOf = (estate: Estate, wanted: string): Machine => {
  const machine =
    estate.machines.get(wanted) ??
    [...estate.machines.values()].find(
      ({ serial, hostName }) => serial === wanted || hostName === wanted,
    )
  if (!machine) throw new UnknownMachine(`No machine has the id, serial or host name ${wanted}.`)
  return machine
}

/** Does it, at the estate's present moment. */
export const perform = (estate: Estate, act: Act): void => {
  switch (act.act) {
    case 'raise': {
      const fault = faultKinds.find(({ messageKey }) => messageKey === act.fault)
      if (fault) estate.raise(machineOf(estate, act.machine).id, fault)
      return
    }
    case 'heal':
      return estate.heal(machineOf(estate, act.machine).id)
    case 'disconnect':
      return estate.disconnect(machineOf(estate, act.machine).id)
    case 'reconnect':
      return estate.reconnect(machineOf(estate, act.machine).id)
    case 'power':
      return estate.setPower(machineOf(estate, act.machine).id, act.state)
    case 'stick':
      return estate.stick(act.task)
    case 'unstick':
      return estate.unstick(act.task)
    case 'vanish':
      return estate.vanish(act.id)
  }
}

import type { Machine } from '../../estate/types'
import { serverPaths } from '../../greenlake/compute-ops/server-details/server'
import type { ContractCall, Subject } from '../contract-call'
import { segment } from '../contract-call'

const serverOf = ({ estate, region }: Subject): Machine => {
  const machine = [...estate.machines.values()].find(
    (one) => one.region === region && one.subscribed && one.connected,
  )
  if (!machine) throw new Error('The region has no server.')
  return machine
}

/** A server of which everything has been collected. */
const collectedOf = (subject: Subject): Machine => {
  const machine = serverOf(subject)
  const at = subject.estate.now()
  Object.assign(machine.com, {
    logCollectedAt: at,
    networkCollectedAt: at,
    externalStorageCollectedAt: at,
  })
  return machine
}

const wishes = { criticalNotification: true, criticalNonServiceNotification: true }

const callsOf = (path: `/${string}`): ContractCall[] => {
  const below = (name: string, serverIn = serverOf) => ({
    path: (subject: Subject) => `${path}/${segment(serverIn(subject).id)}/${name}`,
  })
  return [
    ...['inventory', 'raw-inventory', 'security-parameters', 'notifications'].map(
      (name): ContractCall => ({ operation: `GET ${path}/{id}/${name}`, ...below(name) }),
    ),
    ...['external-storage-details', 'tor-port-mappings'].map((name): ContractCall => ({
      operation: `GET ${path}/{id}/${name}`,
      ...below(name, collectedOf),
    })),
    {
      operation: `POST ${path}/{id}/inventory`,
      ...below('inventory?format=json'),
      body: { processor: { data: [{ model: null, totalCores: null }] } },
    },
    { operation: `PUT ${path}/{id}/notifications`, ...below('notifications'), body: wishes },
    { operation: `POST ${path}/{id}/analyze-os-install`, ...below('analyze-os-install') },
  ]
}

export const inventoryCalls: ContractCall[] = [
  ...callsOf(serverPaths.v1),
  ...callsOf(serverPaths.v1beta2),
  {
    operation: `POST ${serverPaths.v1}/{id}/notifications`,
    path: (subject) => `${serverPaths.v1}/${segment(serverOf(subject).id)}/notifications`,
    body: { data: wishes, recipients: ['on.call@example.com'] },
  },
  {
    operation: `GET ${serverPaths.v1}/{id}/download-logs`,
    path: (subject) => `${serverPaths.v1}/${segment(collectedOf(subject).id)}/download-logs`,
  },
]

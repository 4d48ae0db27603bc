import { setTimeout } from 'node:timers/promises'
import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn, idIn } from '../contract-call'

const path = '/compute-ops-mgmt/v1beta1/webhooks'
const webhook = {
  name: 'Alerts',
  destination: 'https://127.0.0.1/receiver',
  state: 'ENABLED',
  eventFilter: "type eq 'compute-ops/alert'",
  headers: {},
}

const created = async ({ send }: Subject) => `${path}/${idIn(await send('POST', path, webhook))}`

/** Its deliveries, once it has been told of something. */
const delivered = async (subject: Subject) => {
  const { estate, region, pass } = subject
  const deliveries = `${await created(subject)}/deliveries`
  pass(1_000)
  await setTimeout(10)
  const machine = [...estate.machines.values()].find((one) => one.region === region)
  estate.heal(machine?.id ?? '')
  estate.failPowerSupply(machine?.id ?? '')
  await setTimeout(10)
  return deliveries
}

export const webhookCalls: ContractCall[] = [
  { operation: `POST ${path}`, body: webhook },
  { operation: `GET ${path}/{webhook_id}`, path: created },
  { operation: `GET ${path}` },
  { operation: `PATCH ${path}/{webhook_id}`, path: created, body: { state: 'DISABLED' } },
  { operation: `DELETE ${path}/{webhook_id}`, path: created },
  { operation: `GET ${path}/{webhook_id}/deliveries`, path: delivered },
  {
    operation: `GET ${path}/{webhook_id}/deliveries/{delivery_id}`,
    path: async (subject) => {
      const deliveries = await delivered(subject)
      return `${deliveries}/${firstIdIn(await subject.send('GET', deliveries))}`
    },
  },
]

import { createRandom } from '../../estate/random'
import type { Records, Stored } from '../compute-ops/records'
import { allInRegion } from '../in-region'
import type { Scope } from '../resource'
import { shelf } from '../shelf'
import type { Shown } from './secret-kinds'

/** A secret without what is secret of it. */
export type Secret = Stored & {
  name: string
  service: string
  label: string | null
  description: string | null
  lifecycleEventKey: string | null
  locked: boolean
  groups: string[]
  shown: Shown
  createdBy: string
  changedBy: string
}

/** An appliance that is to get a secret. */
export type Assignment = Stored & { secretId: string; applianceId: string }

const day = 86_400_000
/** How long an appliance takes to get what it is assigned. */
const applyMs = 30_000

/** Whether an assignment has reached its appliance. */
export const isApplied = ({ estate }: Scope, { createdAt }: Assignment): boolean =>
  estate.now() >= createdAt + applyMs

const admin = 'storage-team@example.com'

const stored = (scope: Scope, topic: string): Stored => {
  const random = createRandom(0, `${scope.region}/${topic}`)
  const createdAt = scope.estate.now() - random.int(40, 400) * day
  return {
    id: random.uuid(),
    generation: random.int(1, 9),
    createdAt,
    updatedAt: createdAt + random.int(1, 30) * day,
  }
}

const registered = {
  description: null,
  groups: [],
  createdBy: admin,
  changedBy: admin,
}

const seed = (scope: Scope): Secret[] => [
  ...allInRegion(scope, scope.estate.hypervisorManagers).map(({ name }): Secret => ({
    ...stored(scope, `secret/${name}`),
    ...registered,
    name,
    service: 'Private Cloud Business Edition',
    label: 'PCBE-VCENTER',
    lifecycleEventKey: 'pluginSecrets',
    locked: true,
    shown: {
      word: 'BASIC_AUTH',
      properties: { USERNAME: 'svc-greenlake@vsphere.local' },
    },
  })),
  {
    ...stored(scope, 'secret/cloud'),
    ...registered,
    name: 'cloud-protection',
    service: 'Backup and Recovery',
    label: null,
    lifecycleEventKey: null,
    locked: false,
    shown: {
      word: 'AZURE_SPCLIENT',
      properties: {
        CLIENT_ID: createRandom(0, `${scope.region}/azure-client`).uuid(),
        TENANT_ID: createRandom(0, `${scope.region}/azure-tenant`).uuid(),
      },
    },
  },
]

/** The secrets of a region; its vCenters' credentials are there from the beginning. */
export const secretsOf: Records<Secret> = (scope) =>
  shelf(scope, 'secrets', () => seed(scope).map((secret) => [secret.id, secret] as const))

export const assignmentsOf: Records<Assignment> = (scope) => shelf(scope, 'secret assignments')

/** Who is to get a secret. */
export const assignedOf = (scope: Scope, { id }: Secret): Assignment[] =>
  [...assignmentsOf(scope).values()].filter(({ secretId }) => secretId === id)

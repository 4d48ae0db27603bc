import type { ContractCall } from '../contract-call'
import { accountCalls } from './accounts'
import { applianceCalls } from './appliances'
import { filterCalls } from './filters'
import { firmwareBundleCalls } from './firmware-bundles'
import { groupCalls } from './groups'
import { metricsCalls } from './metrics'
import { peopleAndPlacesCalls } from './people-and-places'
import { reportCalls } from './reports'
import { serviceCalls } from './services'
import { settingCalls } from './settings'

/** How each simulated operation is called, group by group. */
export const computeOpsCalls: ContractCall[] = [
  { operation: 'GET /compute-ops-mgmt/v1/alerts' },
  ...accountCalls,
  ...applianceCalls,
  ...firmwareBundleCalls,
  ...groupCalls,
  ...serviceCalls,
  ...settingCalls,
  ...peopleAndPlacesCalls,
  ...filterCalls,
  ...reportCalls,
  ...metricsCalls,
]

import type { ContractCall } from '../contract-call'
import { accountCalls } from './accounts'
import { activityCalls } from './activities'
import { applianceCalls } from './appliances'
import { approvalCalls } from './approvals'
import { filterCalls } from './filters'
import { firmwareBundleCalls } from './firmware-bundles'
import { groupCalls } from './groups'
import { inventoryCalls } from './inventory'
import { jobCalls } from './jobs'
import { metricsCalls } from './metrics'
import { operationCalls } from './operations'
import { peopleAndPlacesCalls } from './people-and-places'
import { reportCalls } from './reports'
import { scheduleCalls } from './schedules'
import { serverCalls } from './servers'
import { serviceCalls } from './services'
import { settingCalls } from './settings'
import { webhookCalls } from './webhooks'

/** How each simulated operation is called, group by group. */
export const computeOpsCalls: ContractCall[] = [
  ...accountCalls,
  ...activityCalls,
  ...applianceCalls,
  ...approvalCalls,
  ...firmwareBundleCalls,
  ...groupCalls,
  ...jobCalls,
  ...operationCalls,
  ...scheduleCalls,
  ...serverCalls,
  ...inventoryCalls,
  ...serviceCalls,
  ...settingCalls,
  ...peopleAndPlacesCalls,
  ...filterCalls,
  ...reportCalls,
  ...metricsCalls,
  ...webhookCalls,
]

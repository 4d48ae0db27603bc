import type { Region } from './types'

/** A COM job. One that is PENDING waits for its turn on the resource. */
export type Job = {
  id: string
  region: Region
  templateId: string
  name: string
  resourceType: string
  resourceId: string
  parentId: string | null
  state: 'PENDING' | 'APPROVAL_PENDING' | 'RUNNING' | 'STALLED' | 'ERROR' | 'COMPLETE'
  resultCode: 'SUCCESS' | 'FAILURE' | 'DECLINED' | null
  status: string
  params: Readonly<Record<string, unknown>>
  /** It vanishes when it is complete. */
  deleteOnComplete: boolean
  /** Servers whose turn has not come are left out. */
  stopRequested: boolean
  createdAt: number
  updatedAt: number
  revision: number
}

/** A Data Services async-operation (a task) or a COM one, by `family`. */
export type Operation = {
  id: string
  family: 'data-services' | 'compute-ops'
  region: Region
  name: string
  state: 'INITIALIZED' | 'RUNNING' | 'PAUSED' | 'SUCCEEDED' | 'FAILED' | 'TIMEDOUT' | 'CANCELLED'
  healthStatus: 'OK' | 'WARNING' | 'ERROR' | 'UNKNOWN'
  percent: number
  /** How long it is expected to run; 0 where nobody knows. */
  estimatedMinutes: number
  /** How often it wants to be asked. */
  pollSeconds: number
  /** Where a person can help it on. */
  consoleUri: string | null
  parentId: string | null
  childIds: string[]
  log: { at: number; message: string }[]
  error: { error: string; errorCode: string; traceId: string } | null
  recommendations: string[]
  sourceUri: string | null
  resources: { name: string; uri: string; type: string }[]
  user: string
  service: string
  createdAt: number
  startedAt: number | null
  endedAt: number | null
  updatedAt: number
  revision: number
}

/** What a second person has to approve before it happens. */
export type HeldOperation = {
  id: string
  region: Region
  /** One word. */
  operation: string
  description: string
  /** The product that asks. */
  product: string
  resource: { name: string; uri: string; type: string }
  state: 'PENDING' | 'APPROVED' | 'CANCELLED'
  requestedAt: number
  requestedBy: string
  checkedAt: number | null
  checkedBy: string | null
  revision: number
  /** What follows from either verdict. */
  follows: { approved: (at: number) => void; cancelled: (at: number) => void }
}

/** Whether a region's destructive operations need a second person, and who said so. */
export type DualAuthorization = {
  on: boolean
  changedAt: number
  changedBy: string
  revision: number
}
